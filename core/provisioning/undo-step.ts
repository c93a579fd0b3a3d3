import type { JsonObject } from '../tenants/tenant.ts';
import { leaseStep } from './leased-step.ts';
import type { ProvisioningRegistry } from './provisioning-registry.ts';
import type { ProvisioningStep, StepTask, UndoOutcome } from './provisioning-step.ts';
import type { StepPorts } from './run-step.ts';
import type { StepRecord } from './step-ledger.ts';

/**
 * Takes a step back. Begins with a write that only a tenant still provisioned in this attempt
 * passes, so an active tenant is never undone. Waits (StepLeasedError, to be retried) for
 * a runner that still has the step. Throws what the step throws; its undo then still stands in the ledger.
 */
export async function undoStep<Undo extends JsonObject>(
  ports: StepPorts,
  step: ProvisioningStep<Undo>,
  task: StepTask,
): Promise<UndoOutcome> {
  const compensation = await ports.tenants.beginCompensation(task);
  const [tenant, record] = await Promise.all([
    ports.tenants.find(task.tenantId),
    ports.ledger.find(task.tenantId, step.name),
  ]);
  if (!compensation.ok || tenant === null) return { outcome: notUndoable(tenant, task) };
  if (record === null || isClean(record)) return { outcome: 'undone' };

  const { status } = record;
  const lease = await leaseStep(ports, { name: step.name, task, status, record });
  try {
    if (record.undo && (await step.undo(tenant, record.undo as Undo)) === 'pending') {
      await lease.pause();
      return { outcome: 'pending' };
    }
    await lease.undone(status === 'done' ? 'undone' : 'failed');
    return { outcome: 'undone' };
  } catch (error) {
    await lease.release(error).catch(() => {
      // The lease ends by itself; what the step threw is the error to tell.
    });
    throw error;
  }
}

type Found = Awaited<ReturnType<ProvisioningRegistry['find']>>;

const notUndoable = (tenant: Found, { attempt }: StepTask) =>
  tenant?.state === 'active' && tenant.attempt === attempt ? 'active' : 'superseded';

/** Nothing of the step is left, and no runner has it. */
const isClean = ({ status, undo, leaseUntil }: StepRecord): boolean =>
  undo === undefined && leaseUntil === undefined && status !== 'running' && status !== 'done';
