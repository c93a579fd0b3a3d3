import type { JsonObject } from '../tenants/tenant.ts';
import type { ProvisioningRegistry, ProvisioningTenant } from './provisioning-registry.ts';
import {
  stepFailure,
  type ProvisioningStep,
  type StepFailure,
  type StepOutcome,
  type StepTask,
} from './provisioning-step.ts';
import { leaseStep, type LeasedStep } from './leased-step.ts';
import { optionalStepsOf } from './step.ts';
import type { StepLedger, StepRecord } from './step-ledger.ts';

export type StepPorts = {
  readonly tenants: ProvisioningRegistry;
  readonly ledger: StepLedger;
  readonly now: () => Date;
};

/**
 * Runs a step once, however often it is started: a finished step answers from the ledger, a
 * running one is busy (StepLeasedError, to be retried), and a step whose runner died goes on from what
 * that one had intended. Throws what the step throws, for the machine to retry.
 */
export async function runStep<Undo extends JsonObject>(
  ports: StepPorts,
  step: ProvisioningStep<Undo>,
  task: StepTask,
): Promise<StepOutcome> {
  const [tenant, record] = await Promise.all([
    ports.tenants.find(task.tenantId),
    ports.ledger.find(task.tenantId, step.name),
  ]);
  const settled = settledOutcome(record, { task, tenant }) ?? refusal(tenant, step, task);
  if (settled) return settled;

  const lease = await leaseStep(ports, { name: step.name, task, status: 'running', record });
  // Only what is read after the lease was taken counts: a compensation that began before is seen
  // here, one that begins later finds the lease.
  const current = await ports.tenants.find(task.tenantId);
  const refused = refusal(current, step, task);
  if (refused || current === null) {
    await lease.putBack();
    return refused ?? { outcome: 'superseded' };
  }
  return perform(step, current, lease);
}

async function perform<Undo extends JsonObject>(
  step: ProvisioningStep<Undo>,
  tenant: ProvisioningTenant,
  lease: LeasedStep,
): Promise<StepOutcome> {
  try {
    const performed = await step.perform(tenant, lease.notes<Undo>());
    if (!performed.ok) return await failed(step, lease, performed.error);
    if (performed.value === 'pending') return await paused(step, tenant, lease);
    await lease.finish(performed.value);
    return done(tenant);
  } catch (error) {
    await lease.release(error).catch(() => {
      // The lease ends by itself; what the step threw is the error to tell.
    });
    throw error;
  }
}

/** Pending too long is a failure: what was started is then undone. */
async function paused<Undo extends JsonObject>(
  step: ProvisioningStep<Undo>,
  tenant: ProvisioningTenant,
  lease: LeasedStep,
): Promise<StepOutcome> {
  const pendingLimitSeconds = step.pendingLimitSeconds?.(tenant) ?? 0;
  if (lease.secondsSinceStart() > pendingLimitSeconds) {
    const minutes = Math.round(pendingLimitSeconds / 60);
    return failed(
      step,
      lease,
      stepFailure(`The step did not end within ${minutes} minutes.`, true),
    );
  }
  await lease.pause();
  return { outcome: 'pending' };
}

async function failed(
  { name: step }: Pick<ProvisioningStep, 'name'>,
  lease: LeasedStep,
  { reason, retryable }: StepFailure,
): Promise<StepOutcome> {
  await lease.fail({ reason, retryable });
  return { outcome: 'failed', step, reason, retryable };
}

type Found = ProvisioningTenant | null;
function done(tenant: Found): StepOutcome {
  const optional = tenant ? optionalStepsOf(tenant) : [];
  return { outcome: 'done', ...(optional.length > 0 && { optional }) };
}

/** The answer of this attempt's earlier run; undefined when the step is still to be run. */
function settledOutcome(
  record: StepRecord | null,
  { task: { attempt }, tenant }: { readonly task: StepTask; readonly tenant: Found },
): StepOutcome | undefined {
  if (record?.attempt !== attempt) return undefined;
  if (record.status === 'done') return done(tenant);
  if (record.status !== 'failed') return undefined;

  const { name: step, reason = 'The step failed.', retryable = true } = record;
  return { outcome: 'failed', step, reason, retryable };
}

function refusal(
  tenant: ProvisioningTenant | null,
  { runsOn }: Pick<ProvisioningStep, 'runsOn'>,
  { attempt }: StepTask,
): StepOutcome | undefined {
  if (tenant?.attempt !== attempt) return { outcome: 'superseded' };
  if (tenant.state !== runsOn) {
    return { outcome: tenant.state === 'active' ? 'active' : 'superseded' };
  }
  const isOver = tenant.failure !== undefined || tenant.compensatedAttempt === attempt;
  return isOver && runsOn === 'provisioning' ? { outcome: 'superseded' } : undefined;
}
