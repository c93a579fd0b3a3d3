import type { TenantId } from '../tenancy/tenant-context.ts';

/** The machine could not be started; the sweeper starts it within a minute. */
export type StartDelayed = { readonly kind: 'StartDelayed'; readonly cause: unknown };

export interface ProvisioningStarter {
  /** Starts this attempt; one that was started before is left alone. Throws on an outage. */
  start(attempt: { readonly tenantId: TenantId; readonly attempt: number }): Promise<void>;
}
