import { CONTINUE, type JobOutcome, type ResourcesStatus } from '../jobs/job-outcome.ts';
import { phasesOf, type JobType, type ResourceChange, type RunPhase } from '../jobs/job-type.ts';
import type { Job } from '../jobs/job.ts';
import type { MovableTenant } from '../moves/move-registry.ts';
import { DELETION_LIMIT_SECONDS, RESOURCES_POLL_SECONDS } from '../moves/move-waits.ts';
import { secondsSince } from '../jobs/leased-job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { ErasableStore, SweptStore } from './erasable-store.ts';
import { parseErasure, type ErasureJob, type LeasedErasure } from './erasure-job.ts';
import { removeAll } from './remove-all.ts';
import { nextSweep, sweepAll } from './sweep-all.ts';

export type EraseDataPorts = {
  readonly tenants: { findTenant(tenantId: TenantId): Promise<MovableTenant | null> };
  /** The tenant's own, reached by its own sessions. */
  readonly stores: readonly ErasableStore[];
  readonly swept: readonly SweptStore[];
  /** The names of the tenant's partitions as they are listed now. */
  readonly partitionsOf: (tenant: MovableTenant) => Promise<readonly string[]>;
  /** Until no request that was let in before runs any more, and what it told has arrived. */
  readonly settleSeconds: number;
  readonly isOver: () => boolean;
  readonly now: () => Date;
};

const MOVE_POLL_SECONDS = 30;
const RETRY_SECONDS = 3_600;

type Work = (
  ports: EraseDataPorts,
  leased: LeasedErasure,
  resources?: ResourcesStatus,
) => Promise<JobOutcome>;

/** A move ends by itself, whatever becomes of the tenant: until then its data is at two places. */
const settle: Work = async ({ tenants, settleSeconds }, leased) => {
  const tenant = await tenants.findTenant(leased.job.tenantId);
  if (tenant?.moveId) return { outcome: 'wait', seconds: MOVE_POLL_SECONDS };
  return (await leased.waitFor(settleSeconds)) ?? leased.enter('telling-owners');
};

const removeData: Work = async (ports, leased) => {
  const tenant = await tenantOf(ports, leased);
  const listed = await ports.partitionsOf(tenant);
  const known = leased.job.partitions ?? [];
  const partitions = [...new Set([...known, ...listed])];
  if (partitions.length > known.length) await leased.save({ partitions });
  const removed = await removeAll(ports, leased, { tenant, partitions });
  return removed === 'more' ? CONTINUE : leased.enter('removing-resources', { cursor: RESOURCES });
};

/** Of both strategies that make some: what an older placement left goes too. */
const WITH_RESOURCES = ['separate_schema', 'separate_database'] as const;
const RESOURCES = { store: WITH_RESOURCES[0], pending: [] };

const removeResources: Work = async ({ now }, leased, resources) => {
  const reached = strategyOf(leased.job);
  if (resources?.status === 'gone') {
    const next = WITH_RESOURCES[WITH_RESOURCES.indexOf(reached) + 1];
    if (!next) return leased.enter('removing-records');
    await leased.save({ cursor: { store: next, pending: [] }, settledAt: undefined });
  }
  if (resources?.status !== 'pending') return { outcome: 'change-resources', seconds: 0 };
  const pendingSince = await leased.settle();
  if (secondsSince(pendingSince, now()) <= DELETION_LIMIT_SECONDS) {
    return { outcome: 'change-resources', seconds: RESOURCES_POLL_SECONDS };
  }
  await leased.save({ settledAt: undefined });
  return leased.stop('The dedicated resources are not deleted within half an hour.', RETRY_SECONDS);
};

const strategyOf = ({ cursor }: ErasureJob) =>
  WITH_RESOURCES.find((strategy) => strategy === cursor?.store) ?? WITH_RESOURCES[0];

/** What the function of dedicated resources is to do: delete, while the job is in that phase, and then only. */
export function erasureResources(value: Job): ResourceChange | null {
  const job = parseErasure(value);
  if (job.phase !== 'removing-resources') return null;
  return { action: 'erase', isolation: strategyOf(job) };
}

const sweepData: Work = async (ports, leased) => {
  const waiting = await leased.waitFor(ports.settleSeconds);
  if (waiting) return waiting;
  // Without a cursor it has not begun.
  if (!leased.job.cursor) {
    await leased.save({ report: nextSweep(leased, ports.now()), cursor: { pending: [] } });
  }
  const tenant = await tenantOf(ports, leased);
  const { partitions = [] } = leased.job;
  const swept = await sweepAll(ports, leased, { tenant, partitions });
  return swept === 'more' ? CONTINUE : leased.enter('sweeping-records');
};

async function tenantOf({ tenants }: EraseDataPorts, { job }: LeasedErasure) {
  const tenant = await tenants.findTenant(job.tenantId);
  if (tenant) return tenant;
  throw new Error(`There is no tenant ${job.tenantId}.`);
}

const handOver: RunPhase<ErasureJob> = () => Promise.resolve({ outcome: 'erase-records' });

/** The type of job that erases a tenant, where its data is reached; the rest is the records' function's. */
export const eraseDataJob = (ports: EraseDataPorts): JobType<ErasureJob> => ({
  parse: parseErasure,
  // There is no way back: it is tried until it is done. Who does what: the rights stay apart.
  phases: phasesOf('retry', {
    settling: (leased) => settle(ports, leased),
    'telling-owners': handOver,
    'ending-billing': handOver,
    'removing-data': (leased) => removeData(ports, leased),
    'removing-resources': (leased, resources) => removeResources(ports, leased, resources),
    'removing-records': handOver,
    'sweeping-data': (leased) => sweepData(ports, leased),
    'sweeping-records': handOver,
  }),
});
