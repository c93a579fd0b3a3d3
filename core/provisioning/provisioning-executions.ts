import type { AttemptOf } from './provisioning-registry.ts';
import type { FailureCause } from './record-failure.ts';

/**
 * One run of the machine: the provisioning itself (0), or the n-th that only compensates because
 * those before it died. Its name is made of the three, so that no start happens twice.
 */
export type ExecutionKey = AttemptOf & { readonly compensation: number };

export type ExecutionState = { readonly isRunning: boolean; readonly startedAt: Date };

/** The runs of the provisioning machine. */
export interface ProvisioningExecutions {
  /** Starts the provisioning of an attempt; one that was started before is left alone. Throws on an outage. */
  start(attempt: AttemptOf): Promise<void>;

  /** Starts a run that only compensates; one that was started before is left alone. Throws on an outage. */
  startCompensation(execution: ExecutionKey, cause: FailureCause): Promise<void>;

  /** Null for a run that was never started. Throws on an outage. */
  describe(execution: ExecutionKey): Promise<ExecutionState | null>;

  /** Ends a run; one that ended already is left alone. Throws on an outage. */
  stop(execution: ExecutionKey): Promise<void>;
}

/** The execution's name in the machine: the tenant and its attempt, and which compensation. */
export function executionName({ tenantId, attempt, compensation }: ExecutionKey): string {
  const base = `${tenantId}-${attempt}`;
  if (compensation === 0) return base;
  return compensation === 1 ? `${base}-compensate` : `${base}-compensate-${compensation}`;
}
