import type { TenantId } from '../tenancy/tenant-context.ts';

/** Nobody took the order; the sweeper gives it again within a minute. */
export type StartDelayed = { readonly kind: 'StartDelayed'; readonly cause: unknown };

export interface ProvisioningStarter {
  /** Starts this attempt; one that was started before is left alone. Throws on an outage. */
  start(attempt: { readonly tenantId: TenantId; readonly attempt: number }): Promise<void>;
}
