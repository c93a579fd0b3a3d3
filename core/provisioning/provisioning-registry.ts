import type { Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type {
  TenantActivated,
  TenantGivenUp,
  TenantProvisioningFailed,
} from '../tenants/tenant-events.ts';
import type { ProvisioningFailure, Tenant } from '../tenants/tenant.ts';
import type { StepRecord } from './step-ledger.ts';

/** The tenant as a provisioning sees it. */
export type ProvisioningTenant = Tenant & {
  /** The attempt whose compensation has begun: nothing of that attempt may run forward any more. */
  readonly compensatedAttempt?: number;
};

export type AttemptOf = { readonly tenantId: TenantId; readonly attempt: number };

/** An attempt that is not settled, and since when. */
export type Unsettled = AttemptOf & {
  readonly since: Date;
  /** Whether the attempt only removes what is left, so that its run is a compensation from the start. */
  readonly isGivenUp?: boolean;
};

/** The tenant is in another state, at another attempt, or changed since it was read. */
export type TenantMovedOn = { readonly kind: 'TenantMovedOn' };

export type Activation = {
  readonly tenant: Tenant;
  readonly identity: NonNullable<Tenant['identity']>;
  readonly activatedAt: Date;
  readonly event: TenantActivated;
  /** The entry of the activating step itself, done. */
  readonly step: StepRecord;
  /** The entry of the welcome, pending: the tenant is owed it from then on. */
  readonly welcome: StepRecord;
};

export type RecordedFailure = AttemptOf & {
  readonly failure: ProvisioningFailure;
  readonly event: TenantProvisioningFailed;
};

export type GivenUp = {
  readonly tenant: Tenant;
  readonly event: TenantGivenUp;
};

/** What the provisioning reads and writes of a tenant; every write holds only for the attempt it names. */
export interface ProvisioningRegistry {
  /** As it is now; null for an unknown tenant. Throws on an outage. */
  find(tenantId: TenantId): Promise<ProvisioningTenant | null>;

  /**
   * Ends the forward way of an attempt: from then on none of its steps begins and it cannot become
   * active. Again is harmless; fails for a tenant that is not, or no longer, provisioned in it.
   */
  beginCompensation(attempt: AttemptOf): Promise<Result<void, TenantMovedOn>>;

  /** Makes the tenant and its pool active, forgets the first password, tells it: all or nothing. */
  activate(activation: Activation): Promise<Result<void, TenantMovedOn>>;

  /** Shows the failure and tells it, all or nothing; fails where one is recorded already. */
  recordFailure(recorded: RecordedFailure): Promise<Result<void, TenantMovedOn>>;

  /**
   * Ends a tenant of which nothing is left, in the attempt that gives it up: `terminated`, its slug and
   * its place free, its first password forgotten, told; all or nothing.
   */
  giveUp(givenUp: GivenUp): Promise<Result<void, TenantMovedOn>>;

  /** Every tenant in `provisioning` without a failure, page by page; may lag by a second. */
  listUnsettled(): AsyncIterable<readonly Unsettled[]>;

  /** Every active tenant whose welcome is neither sent nor failed, page by page; may lag by a second. */
  listUnwelcomed(): AsyncIterable<readonly Unsettled[]>;
}
