import type { Result } from '../../kit/result.ts';
import type {
  TenantGiveUpStarted,
  TenantProvisioningStarted,
  TenantWelcomeRetried,
} from '../tenants/tenant-events.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  RegistryBusy,
  Written,
} from '../tenants/tenant-registry.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { TenantMovedOn } from './provisioning-registry.ts';
import type { StepRecord } from './step-ledger.ts';

export type Restart = {
  readonly tenant: Tenant;
  /** What the tenant must still be for the restart to happen. */
  readonly leaves: Pick<Tenant, 'attempt' | 'version'>;
  readonly event: TenantProvisioningStarted | TenantWelcomeRetried | TenantGiveUpStarted;
  /** The entry of an active tenant's welcome e-mail, pending again. */
  readonly welcome?: StepRecord;
  readonly claim?: IdempotencyClaim;
};

/** What an operator writes to go on with a provisioning that failed, or to give it up. */
export interface AttemptRegistry {
  /**
   * Begins the next attempt, which runs no step forward where it gives the tenant up; fails when the
   * tenant changed in between. Throws on an outage.
   */
  restart(
    restart: Restart,
  ): Promise<Result<Written, TenantMovedOn | IdempotencyKeyReused | RegistryBusy>>;
}
