import type { Tenant } from '../tenants/tenant.ts';
import { executionName, type ProvisioningExecutions } from './provisioning-executions.ts';
import { recordFailure, type FailureCause } from './record-failure.ts';
import type { StepPorts } from './run-step.ts';
import { PROVISIONING_STEPS } from './step.ts';

/** The request that records a tenant starts its machine at once; only later is it known to have failed to. */
const START_GRACE_SECONDS = 90;
/** Above the machine's own time-out (statemachines/provision-tenant.asl.json). */
const RUN_LIMIT_SECONDS = 330;
/** So many compensating runs may die before the failure is recorded with what they left behind. */
const COMPENSATION_LIMIT = 3;
const AT_ONCE = 10;

export type SweepPorts = StepPorts & {
  readonly executions: ProvisioningExecutions;
  /** Told of each tenant that could not be settled now; the next sweep tries again. */
  readonly onError: (tenant: Tenant, error: unknown) => void;
};

export type Swept = 'fine' | 'started' | 'compensating' | 'recorded' | 'error';
export type SweepCount = Readonly<Record<Swept, number>>;

/** Settles every tenant whose machine never started or died, so that none stays in `provisioning` for ever. */
export async function sweepProvisioning(ports: SweepPorts, deadline: Date): Promise<SweepCount> {
  const count = { fine: 0, started: 0, compensating: 0, recorded: 0, error: 0 };
  for await (const tenants of ports.tenants.listUnsettled()) {
    for (let first = 0; first < tenants.length; first += AT_ONCE) {
      if (ports.now() >= deadline) return count;
      const swept = await Promise.all(
        tenants.slice(first, first + AT_ONCE).map((tenant) => settleOrReport(ports, tenant)),
      );
      for (const outcome of swept) count[outcome] += 1;
    }
  }
  return count;
}

async function settleOrReport(ports: SweepPorts, tenant: Tenant): Promise<Swept> {
  try {
    return await settle(ports, tenant);
  } catch (error) {
    ports.onError(tenant, error);
    return 'error';
  }
}

/** Follows the attempt's runs in their order to the one that lives, or to the first that was never started. */
async function settle(ports: SweepPorts, tenant: Tenant): Promise<Swept> {
  const attempt = { tenantId: tenant.id, attempt: tenant.attempt };

  for (let compensation = 0; compensation <= COMPENSATION_LIMIT; compensation += 1) {
    const key = { ...attempt, compensation };
    const run = await ports.executions.describe(key);
    if (run?.isRunning && secondsSince(ports, run.startedAt) < RUN_LIMIT_SECONDS) return 'fine';
    if (run?.isRunning) await ports.executions.stop(key);
    if (run) continue;
    if (compensation === 0) return startLate(ports, tenant);

    const cause = await causeOf(ports, tenant);
    if (cause === null) return 'fine';
    await ports.executions.startCompensation(key, cause);
    return 'compensating';
  }
  return giveUp(ports, tenant);
}

async function startLate(ports: SweepPorts, tenant: Tenant): Promise<Swept> {
  if (secondsSince(ports, tenant.updatedAt) < START_GRACE_SECONDS) return 'fine';
  await ports.executions.start({ tenantId: tenant.id, attempt: tenant.attempt });
  return 'started';
}

/** No run that compensates survives: at least the failure, and what is left behind, shall be seen. */
async function giveUp(ports: SweepPorts, tenant: Tenant): Promise<Swept> {
  const attempt = { tenantId: tenant.id, attempt: tenant.attempt };
  const cause = await causeOf(ports, tenant);
  if (cause === null || !(await ports.tenants.beginCompensation(attempt)).ok) return 'fine';

  await recordFailure(ports, attempt, cause);
  return 'recorded';
}

/** Null when the tenant, read anew, is settled: the index that lists it lags. */
async function causeOf(ports: SweepPorts, { id, attempt }: Tenant): Promise<FailureCause | null> {
  const current = await ports.tenants.find(id);
  if (current?.state !== 'provisioning' || current.attempt !== attempt || current.failure) {
    return null;
  }
  const records = await ports.ledger.list(id);
  const isDone = (name: string) =>
    records.some((entry) => entry.name === name && entry.attempt === attempt && wasDone(entry));
  const step = PROVISIONING_STEPS.find((name) => !isDone(name)) ?? 'activate-tenant';
  const run = executionName({ tenantId: id, attempt, compensation: 0 });
  return { step, reason: `The provisioning ${run} was cut short.`, retryable: true };
}

/** Compensation turns a step that was done into one that is undone. */
const wasDone = ({ status }: { status: string }) => status === 'done' || status === 'undone';

const secondsSince = ({ now }: SweepPorts, time: Date): number =>
  (now().getTime() - time.getTime()) / 1_000;
