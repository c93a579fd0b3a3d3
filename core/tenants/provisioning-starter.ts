import type { TenantId } from '../tenancy/tenant-context.ts';

/** The machine could not be started; the sweeper starts it within a minute. */
export type StartDelayed = { readonly kind: 'StartDelayed'; readonly cause: unknown };

/** As many run as may at once; it is started when its turn comes. */
export type StartQueued = { readonly kind: 'StartQueued' };

export interface ProvisioningStarter {
  /** Starts this attempt, or leaves it in the queue; one that was started before is left alone. Throws on an outage. */
  start(attempt: {
    readonly tenantId: TenantId;
    readonly attempt: number;
  }): Promise<StartQueued | undefined>;
}
