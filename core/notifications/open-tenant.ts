import { isId } from '../../kit/id.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { hasEnded } from './has-ended.ts';

export type OpenTenantPorts = {
  readonly tenants: Pick<TenantFinder, 'find'>;
  /** Whether the tenant's data is being moved: nothing may be written then. */
  readonly isPaused: (userPoolId: string) => Promise<boolean>;
};

/** To write something of the tenant's from a queue. Null where it has ended, and of what is the platform's own; throws while it may not be written, so that the queue has it again. */
export async function openTenant(
  { tenants, isPaused }: OpenTenantPorts,
  id: string,
): Promise<TenantScope | null> {
  // A text that is no id is looked for as a slug.
  const tenant = isId('tnt', id) ? await tenants.find(id) : null;
  if (!tenant?.identity || hasEnded(tenant)) return null;
  if (await isPaused(tenant.identity.userPoolId)) throw new TenantMovingError(id);
  return scopeForPlatform(tenant);
}

class TenantMovingError extends Error {
  override readonly name = 'TenantMovingError';

  constructor(tenantId: string) {
    super(`The tenant ${tenantId} is being moved: it is written of when it has been.`);
  }
}
