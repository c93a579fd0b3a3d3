import * as z from 'zod';
import { jobRecord, startingJob } from '../jobs/job.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import type { JobOutcome } from '../jobs/job-outcome.ts';
import { phasesOf, type JobType } from '../jobs/job-type.ts';
import { newId } from '../../kit/id.ts';
import type { Plans } from '../plans/plan.ts';
import { isSamePlacement, placementSpecOf, type PlacementSpec } from '../tenancy/placement-spec.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { Meter } from '../usage/meter.ts';
import type { FileUsage, RecordUsage } from '../usage/usage.ts';
import { storageAccountOfTenant } from './storage-account.ts';
import type { StorageCounters } from './storage-counters.ts';
import { correctionOf } from './storage-correction.ts';
import type { StorageQuota } from './storage-quota.ts';

export const CORRECTION = 'storage-correction';
const ACTOR = 'system:quotas';
const KEPT_DAYS = 7;

const STORES = ['files', 'records'] as const;
const placementSpec = z.object({
  isolation: z.enum(ISOLATION_STRATEGIES),
  region: z.string(),
  tier: z.string().optional(),
});

/** The record of one comparison of a tenant's counter with what is stored. */
const correctionRecord = jobRecord.extend({
  type: z.literal(CORRECTION),
  phase: z.enum(['waiting', 'counting', 'settling', 'done', 'failed']),
  before: z.object({ changedBytes: z.number() }).optional(),
  /** Where the figures are from: those of another placement say nothing. */
  placement: placementSpec.optional(),
  cursor: z.object({ store: z.enum(STORES), from: z.string().optional() }).optional(),
  report: z.object({
    filesBytes: z.number(),
    recordsBytes: z.number(),
    addedBytes: z.number().optional(),
  }),
});
export type Correction = Readonly<z.output<typeof correctionRecord>>;

/** Throws on the record of another type of job. */
export const parseCorrection = (value: unknown): Correction => correctionRecord.parse(value);

export const newCorrection = (tenantId: TenantId, now: Date): Correction => ({
  ...startingJob<Correction>(
    { id: newId('job'), tenantId, type: CORRECTION, phase: 'waiting', startedBy: ACTOR },
    now,
  ),
  expiresAt: new Date(now.getTime() + KEPT_DAYS * 86_400_000),
  report: { filesBytes: 0, recordsBytes: 0 },
});

export type CorrectionPorts = {
  readonly tenants: TenantFinder;
  readonly plans: Plans;
  readonly counters: Pick<StorageCounters, 'find' | 'correct'>;
  readonly storage: Pick<StorageQuota, 'look'>;
  readonly files: Meter<FileUsage>;
  readonly records: Meter<RecordUsage>;
  /** The longest between what a write counts and what it writes. */
  readonly longestWriteSeconds: number;
  readonly isOver: () => boolean;
  readonly now: () => Date;
};

type LeasedCorrection = LeasedJob<Correction>;
type Work = (ports: CorrectionPorts, leased: LeasedCorrection) => Promise<JobOutcome>;

const READS_AT_ONCE = 20;
const ATTEMPTS = 5;
const RETRY_SECONDS = 300;

/** What a write that runs at this moment has counted is stored before the first read. */
const wait: Work = async ({ counters, longestWriteSeconds }, leased) => {
  if (!leased.job.before) {
    const { changedBytes } = await counters.find(leased.job.tenantId);
    await leased.save({ before: { changedBytes } });
  }
  return (await leased.waitFor(longestWriteSeconds)) ?? leased.enter('counting');
};

const count: Work = async (ports, leased) => {
  while (!ports.isOver()) {
    const tenant = await ports.tenants.find(leased.job.tenantId);
    if (!tenant || tenant.state === 'terminated') return end(leased);
    const isAtEnd = await countPart(ports, leased, tenant);
    if (isAtEnd) return { outcome: 'continue' };
  }
  return { outcome: 'continue' };
};

/** Whether it was the last part, which is written with the next phase: a part that is read again is not added again. */
async function countPart(ports: CorrectionPorts, leased: LeasedCorrection, tenant: Tenant) {
  const placement = placementSpecOf(tenant);
  const { store, from, report } = partOf(leased.job, placement);
  const part = await ports[store].count(scopeForPlatform(tenant), READS_AT_ONCE, from);
  const bytes = part.figures.bytes;
  const counted = { placement, report: addedTo(report, store, bytes) };
  const isAtEnd = store === STORES[1] && part.isComplete;
  if (isAtEnd) await leased.enter('settling', counted);
  else await leased.save({ ...counted, cursor: cursorAfter(store, part.next) });
  return isAtEnd;
}

const cursorAfter = (store: (typeof STORES)[number], next: string | undefined) =>
  next ? { store, from: next } : { store: STORES[1] };

/** A tenant that was moved meanwhile is counted anew, where it is now. */
function partOf({ placement: counted, cursor, report }: Correction, placement: PlacementSpec) {
  return counted && isSamePlacement(counted, placement) && cursor
    ? { ...cursor, report }
    : { store: STORES[0], from: undefined, report: { filesBytes: 0, recordsBytes: 0 } };
}

const addedTo = (
  report: Correction['report'],
  store: (typeof STORES)[number],
  bytes: number,
): Correction['report'] => ({
  ...report,
  [`${store}Bytes`]: report[`${store}Bytes`] + bytes,
});

/** What was stored before the last read, or deleted, is counted by now. */
const settle: Work = async (ports, leased) => {
  const waiting = await leased.waitFor(ports.longestWriteSeconds);
  if (waiting) return waiting;
  const { tenantId, before = { changedBytes: 0 }, report } = leased.job;
  const storedBytes = report.filesBytes + report.recordsBytes;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const seen = await ports.counters.find(tenantId);
    const addedBytes = correctionOf({ before, after: seen, storedBytes });
    if (!(await ports.counters.correct(tenantId, { seen, addedBytes }, ports.now()))) continue;
    const tenant = await ports.tenants.find(tenantId);
    if (tenant) await ports.storage.look(storageAccountOfTenant(ports.plans, tenant, ports.now()));
    return end(leased, { ...report, addedBytes });
  }
  return leased.stop('The counter is written all the time.', RETRY_SECONDS);
};

async function end(leased: LeasedCorrection, report = leased.job.report): Promise<JobOutcome> {
  await leased.save({ ...leased.ending('done', 'succeeded'), report });
  return { outcome: 'succeeded' };
}

/** The type of job that compares a tenant's counter with what is stored, each day. */
export const correctionJob = (ports: CorrectionPorts): JobType<Correction> => ({
  parse: parseCorrection,
  phases: phasesOf('fail', {
    waiting: (leased) => wait(ports, leased),
    counting: (leased) => count(ports, leased),
    settling: (leased) => settle(ports, leased),
  }),
});
