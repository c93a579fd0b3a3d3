import type { Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { JsonObject } from '../tenants/tenant.ts';
import type { Step, StepName } from './step.ts';

/** What the ledger holds of one step of one tenant. */
export type StepRecord = Step & {
  readonly tenantId: TenantId;
  /** The attempt that ran it last. */
  readonly attempt: number;
  /** Grows by one with every write; a write names the revision it replaces. */
  readonly revision: number;
  /** The runner of the step has it alone until then. */
  readonly leaseUntil?: Date;
  /** How to undo what was, or may have been, done; absent when nothing of the step is left. */
  readonly undo?: JsonObject;
  /** What a step that is done hands to those after it. */
  readonly output?: JsonObject;
  /** Of a failed step: whether another attempt may succeed. */
  readonly retryable?: boolean;
};

/** Another writer came first. */
export type StepMovedOn = { readonly kind: 'StepMovedOn' };

/** The truth about what a provisioning did; no effect happens before its undo stands here. */
export interface StepLedger {
  /** As it is now; null for a step that never began. Throws on an outage. */
  find(tenantId: TenantId, name: StepName): Promise<StepRecord | null>;

  /** Every step that ever began, in no order. Throws on an outage. */
  list(tenantId: TenantId): Promise<readonly StepRecord[]>;

  /**
   * Writes the record in the place of the one with the revision before it (of none, for revision 1).
   * Fails when that one is no longer there; throws on an outage, and then it may have been written.
   */
  save(record: StepRecord): Promise<Result<StepRecord, StepMovedOn>>;
}
