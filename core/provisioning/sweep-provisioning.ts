import type { ProvisioningExecutions } from './provisioning-executions.ts';
import type { ProvisioningSlots } from './provisioning-slots.ts';
import type { AttemptOf, Unsettled } from './provisioning-registry.ts';
import { recordFailure, type FailureCause } from './record-failure.ts';
import type { StepPorts } from './run-step.ts';
import { stepsOf, type StepName } from './step.ts';
import { LOOKS_PER_SWEEP } from '../jobs/looks-per-sweep.ts';
import { hasDedicatedResources } from '../tenancy/isolation-strategy.ts';

/** The request that records a tenant starts its machine at once; only later is it known to have failed to. */
const START_GRACE_SECONDS = 90;
/** A run whose tenant has no stores to itself takes longer only where it is throttled, and then its steps go on. */
const POOL_RUN_LIMIT_SECONDS = 330;
/** Above the longest that a step waits for its next run: the machine's retries, and a dead runner's lease. */
const SILENCE_SECONDS = 120;
/** Above the machine's own time-out (statemachines/provision-tenant.asl.json), which is for slow stacks. */
const RUN_LIMIT_SECONDS = 4_350;
/** So many compensating runs may die before the failure is recorded with what they left behind. */
const COMPENSATION_LIMIT = 3;
const AT_ONCE = 10;

export type SweepPorts = StepPorts & {
  readonly executions: ProvisioningExecutions;
  readonly slots: ProvisioningSlots;
  /** Called for each tenant that could not be settled now; the next sweep tries again. */
  readonly onError: (attempt: AttemptOf, error: unknown) => void;
};

export type Swept = 'fine' | 'queued' | 'started' | 'compensating' | 'recorded' | 'error';
export type SweepCount = Readonly<Record<Swept, number>> & {
  /** How long the oldest provisioning has been open; 0 without any. */
  readonly oldestSeconds: number;
};

/**
 * Settles every tenant whose machine never started or died, so that none stays in `provisioning`, and
 * no welcome pending, for ever. Ends at the deadline or with its looks; the next sweep goes on.
 */
export async function sweepProvisioning(ports: SweepPorts, deadline: Date): Promise<SweepCount> {
  const count = { fine: 0, queued: 0, started: 0, compensating: 0, recorded: 0, error: 0 };
  const isOver = () => ports.now() >= deadline || sumOf(count) >= LOOKS_PER_SWEEP;
  let oldestSeconds = 0;
  const sweep = async (pages: AsyncIterable<readonly Unsettled[]>, settle: Settle) => {
    for await (const page of pages) {
      for (let first = 0; first < page.length && !isOver(); first += AT_ONCE) {
        const swept = await Promise.all(
          page.slice(first, first + AT_ONCE).map((attempt) => orReport(ports, attempt, settle)),
        );
        for (const outcome of swept) count[outcome] += 1;
      }
      if (isOver()) return;
    }
  };
  await releaseSettled(ports);
  await sweep(ports.tenants.listUnsettled(), (_, unsettled) => {
    oldestSeconds = Math.max(oldestSeconds, secondsSince(ports, unsettled.since));
    return settleTenant(ports, unsettled);
  });
  // Else who comes next would wait behind nobody, until an event says so.
  if (count.queued === 0 && count.error === 0 && !isOver()) await ports.slots.endQueue();
  await sweep(ports.tenants.listUnwelcomed(), settleWelcome);
  return { ...count, oldestSeconds };
}

const sumOf = (count: Readonly<Record<Swept, number>>) =>
  Object.values(count).reduce((sum, one) => sum + one, 0);

type Settle = (ports: SweepPorts, unsettled: Unsettled) => Promise<Swept>;

async function orReport(ports: SweepPorts, unsettled: Unsettled, settle: Settle): Promise<Swept> {
  try {
    return await settle(ports, unsettled);
  } catch (error) {
    const { tenantId, attempt } = unsettled;
    ports.onError({ tenantId, attempt }, error);
    return 'error';
  }
}

/** Follows the attempt's runs in their order to the one that lives, or to the first that was never started. */
async function settleTenant(ports: SweepPorts, unsettled: Unsettled): Promise<Swept> {
  const { tenantId, attempt, since, isGivenUp = false } = unsettled;
  const run = isGivenUp ? 'ended' : await stateOf(ports, { tenantId, attempt, compensation: 0 });
  if (run === 'under-way') return 'fine';
  if (run === 'never-started') {
    const { isQueued } = await ports.slots.read();
    if (!isQueued && secondsSince(ports, since) < START_GRACE_SECONDS) return 'fine';
    // Whatever its age, an attempt that waits its turn is not dead.
    if (!(await ports.slots.takeInTurn(tenantId))) return 'queued';
    await ports.executions.start({ tenantId, attempt });
    return 'started';
  }
  const cause = await causeOf(ports, unsettled);
  return cause ? compensate(ports, { tenantId, attempt }, cause) : 'fine';
}

async function compensate(
  ports: SweepPorts,
  attempt: AttemptOf,
  cause: FailureCause,
): Promise<Swept> {
  for (let compensation = 1; compensation <= COMPENSATION_LIMIT; compensation += 1) {
    const key = { ...attempt, compensation };
    const run = await stateOf(ports, key);
    if (run === 'under-way') return 'fine';
    if (run === 'ended') continue;
    await ports.executions.startCompensation(key, cause);
    return 'compensating';
  }
  // No run that compensates survives: at least the failure, and what is left behind, shall be seen.
  const compensation = await ports.tenants.beginCompensation(attempt);
  if (!compensation.ok) return 'fine';
  await recordFailure(ports, attempt, cause);
  return 'recorded';
}

/** The tenant is active and stays so; a welcome that no machine will send shows as failed. */
async function settleWelcome(ports: SweepPorts, unsettled: Unsettled): Promise<Swept> {
  const { tenantId, attempt } = unsettled;
  const run = await stateOf(ports, { tenantId, attempt, compensation: 0 });
  if (run === 'under-way') return 'fine';
  if (run === 'never-started') {
    await ports.executions.start({ tenantId, attempt });
    return 'started';
  }
  const welcome = await ports.ledger.find(tenantId, 'send-welcome-email');
  if (welcome?.status === 'done' || welcome?.status === 'failed') return 'fine';
  // The function that sends it outlives its machine, and may yet say that it went out.
  if (welcome?.leaseUntil && welcome.leaseUntil > ports.now()) return 'fine';

  await recordFailure(ports, { tenantId, attempt }, cutShort('send-welcome-email'));
  return 'recorded';
}

type Run = 'never-started' | 'under-way' | 'ended';

/** A run that outlived its limit is ended first. */
async function stateOf(
  ports: SweepPorts,
  key: Parameters<ProvisioningExecutions['describe']>[0],
): Promise<Run> {
  const run = await ports.executions.describe(key);
  if (!run) return 'never-started';
  if (!run.isRunning) return 'ended';
  const seconds = secondsSince(ports, run.startedAt);
  if (seconds < POOL_RUN_LIMIT_SECONDS) return 'under-way';
  if (seconds < RUN_LIMIT_SECONDS) {
    if ((await mayBeSlow(ports, key)) || (await isProgressing(ports, key))) return 'under-way';
  }
  await ports.executions.stop(key);
  return 'ended';
}

/** A slot whose event was lost, or whose tenant is gone, is free again. */
async function releaseSettled({ slots, tenants }: SweepPorts): Promise<void> {
  for (const tenantId of (await slots.read()).running) {
    const tenant = await tenants.find(tenantId);
    if (tenant?.state !== 'provisioning' || tenant.failure) await slots.release(tenantId);
  }
}

/** Whether a step of the attempt began, ended or was taken by a runner not long ago. */
async function isProgressing(
  { ledger, now }: SweepPorts,
  { tenantId, attempt }: AttemptOf,
): Promise<boolean> {
  const steps = await ledger.list(tenantId);
  const times = steps
    .filter((step) => step.attempt === attempt)
    .flatMap(({ startedAt, finishedAt, leaseUntil }) => [startedAt, finishedAt, leaseUntil]);
  return times.some((time) => time && now().getTime() - time.getTime() < SILENCE_SECONDS * 1_000);
}

/** Whether the tenant is to get stores of its own, which takes AWS as long as it takes. */
async function mayBeSlow({ tenants }: SweepPorts, { tenantId }: AttemptOf): Promise<boolean> {
  const tenant = await tenants.find(tenantId);
  return tenant !== null && hasDedicatedResources(tenant.isolation);
}

/** Null when the tenant, read anew, is settled: the index that lists it lags. */
async function causeOf(
  ports: SweepPorts,
  { tenantId, attempt }: AttemptOf,
): Promise<FailureCause | null> {
  const tenant = await ports.tenants.find(tenantId);
  if (tenant?.state !== 'provisioning' || tenant.attempt !== attempt || tenant.failure) return null;

  const records = await ports.ledger.list(tenantId);
  const passed = new Set(
    records
      // Compensation turns what was done into undone, and what was not into failed.
      .filter((step) => step.attempt === attempt && ['done', 'undone'].includes(step.status))
      .map(({ name }) => name),
  );
  return cutShort(stepsOf(tenant).find((name) => !passed.has(name)) ?? 'activate-tenant');
}

const cutShort = (step: StepName): FailureCause => ({
  step,
  reason: 'The provisioning was cut short.',
  retryable: true,
});

const secondsSince = ({ now }: SweepPorts, time: Date): number =>
  (now().getTime() - time.getTime()) / 1_000;
