import { cellOf } from '../tenancy/cell.ts';
import type { TenantElsewhere } from './authentication-error.ts';
import type { PoolRegistration } from './pool-registration.ts';

/** Nobody of a tenant of another cell is let in: where its data is not, there is nothing to reach. */
export function elsewhereOf(
  registration: Pick<PoolRegistration, 'cell'>,
  ownCell: string,
): TenantElsewhere | null {
  const cell = cellOf(registration);
  return cell === ownCell ? null : { kind: 'TenantElsewhere', cell };
}
