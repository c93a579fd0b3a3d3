import type { Result } from '../../kit/result.ts';
import type { Tenant, JsonObject } from '../tenants/tenant.ts';
import type { StepRecord } from './step-ledger.ts';
import type { StepName } from './step.ts';

/** An end that no repetition changes by itself. Outages and throttles are thrown instead, and retried. */
export type StepFailure = {
  readonly kind: 'StepFailure';
  /** A sentence for the operator, free of personal data. */
  readonly reason: string;
  readonly retryable: boolean;
};

export const stepFailure = (reason: string, retryable: boolean): StepFailure => ({
  kind: 'StepFailure',
  reason,
  retryable,
});

/** What a step may do with its own entry in the ledger while it runs. */
export type StepNotes<Undo extends JsonObject> = {
  /** Left by a run that ended in between; null when nothing of the step can exist. */
  readonly undo: Undo | null;
  /** Records how to undo an effect; to be awaited before the effect begins. */
  intend(undo: Undo): Promise<void>;
  /** Records that nothing of the step is left after all. */
  disclaim(): Promise<void>;
  /** The entry of the finished step, for a step that writes it in one transaction with its effect. */
  finishedWith(output: JsonObject): StepRecord;
};

/** One step of a provisioning. Both directions are idempotent and may be repeated at any point. */
export type ProvisioningStep<Undo extends JsonObject = JsonObject> = {
  readonly name: StepName;
  /** The state a tenant must be in for the step to run. */
  readonly runsOn: 'provisioning' | 'active';
  /** Pending is asked again, from the start, until the step's limit is over. */
  perform(
    tenant: Tenant,
    notes: StepNotes<Undo>,
  ): Promise<Result<JsonObject | Pending, StepFailure>>;
  /**
   * Takes back all that `undo` tells of, in whole or in part done; what is gone already is no fault.
   * Pending is asked again.
   */
  undo(tenant: Tenant, undo: Undo): Promise<'gone' | Pending>;
  /** How long after its first run the step may still be pending; only of steps that ever are. */
  pendingLimitSeconds?(tenant: Tenant): number;
};

/** Started, and AWS is not done with it: the caller asks again. */
export type Pending = 'pending';

/** One run of one step of one attempt; `deadline` is when the runner is ended at the latest. */
export type StepTask = {
  readonly tenantId: Tenant['id'];
  readonly attempt: number;
  readonly deadline: Date;
};

/** What the machine goes by; the next state is chosen by `outcome`. */
export type StepOutcome =
  /** With the optional steps of the tenant, among which the machine chooses the next one. */
  | { readonly outcome: 'done'; readonly optional?: readonly StepName[] }
  /** To be called again a little later; no runner has the lease until then. */
  | { readonly outcome: Pending }
  | {
      readonly outcome: 'failed';
      readonly step: StepName;
      readonly reason: string;
      readonly retryable: boolean;
    }
  /** The tenant is active: nothing of it may be made again or undone. */
  | { readonly outcome: 'active' }
  /** The attempt is over: its failure is recorded, or a newer one runs, or the tenant is gone. */
  | { readonly outcome: 'superseded' };

export type UndoOutcome =
  | { readonly outcome: 'undone' }
  | { readonly outcome: Pending }
  | { readonly outcome: 'active' }
  | { readonly outcome: 'superseded' };
