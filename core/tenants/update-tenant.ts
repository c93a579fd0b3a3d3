import { fail, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { objectErrors } from './draft-errors.ts';
import type { InvalidDraft } from './field-error.ts';
import type {
  TenantChange,
  TenantNotFound,
  TenantRegistry,
  VersionConflict,
} from './tenant-registry.ts';
import type { Tenant } from './tenant.ts';

export type UpdateTenantError = InvalidDraft | TenantNotFound | VersionConflict;

export type UpdateTenantPorts = {
  readonly registry: Pick<TenantRegistry, 'update'>;
  readonly now: () => Date;
};

export async function updateTenant(
  { registry, now }: UpdateTenantPorts,
  operator: Operator,
  change: Omit<TenantChange, 'occasion'>,
): Promise<Result<Tenant, UpdateTenantError>> {
  const errors = objectErrors(change);
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });

  return registry.update({ ...change, occasion: occasionOf(operator, now()) });
}
