import type { Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

/** Nobody took the order; the sweeper gives it again within a minute. */
export type StartDelayed = { readonly kind: 'StartDelayed'; readonly cause: unknown };

export interface ProvisioningStarter {
  /** Starts this attempt, once however often it is asked. Never throws: the tenant is already recorded. */
  start(tenantId: TenantId, attempt: number): Promise<Result<void, StartDelayed>>;
}
