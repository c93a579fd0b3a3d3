import * as z from 'zod';
import { newId } from '../../kit/id.ts';
import type { Principal } from '../access/principal.ts';
import { actorOf, type Actor } from '../events/domain-event.ts';
import { jobRecord, recordedActor, startingJob } from '../jobs/job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

export const TERMINATION = 'termination';
export const RESTORATION = 'restoration';
export const PLAN_CHANGE = 'plan-change';
/** Its phases are of core/erasure. */
export const ERASURE = 'erasure';

const planOf = z.object({ plan: z.string(), planVersion: z.number().optional() });

export const lifeJobRecord = jobRecord.extend({
  type: z.enum([TERMINATION, RESTORATION, PLAN_CHANGE, ERASURE]),
  /** Who asked for it. */
  actor: recordedActor,
  /** Of a change of plan. */
  from: planOf.optional(),
  to: planOf.optional(),
  /** The move that the plan demands; written before it begins. */
  moveId: z.templateLiteral(['mov_', z.string()]).optional(),
});

/** What follows a step in a tenant's life; the step itself is written with the record. */
export type LifeJob = Readonly<z.output<typeof lifeJobRecord>>;

/** Throws on the record of another type of job. */
export const parseLifeJob = (value: unknown): LifeJob => lifeJobRecord.parse(value);

type NewLifeJob = Pick<LifeJob, 'type' | 'from' | 'to'> & {
  readonly tenantId: TenantId;
  readonly report?: LifeJob['report'];
};

/** The job's first phase bears the name of what it waits for. */
const FIRST_PHASES: Readonly<Record<LifeJob['type'], string>> = {
  [TERMINATION]: 'ending-access',
  [RESTORATION]: 'opening-access',
  [PLAN_CHANGE]: 'spreading',
  [ERASURE]: 'settling',
};

export function newLifeJob(principal: Principal, wanted: NewLifeJob, now: Date): LifeJob {
  return newLifeJobBy(actorOf(principal), wanted, now);
}

/** Of one that the platform starts by itself too. */
export function newLifeJobBy(
  { kind, id }: Actor,
  { tenantId, type, ...more }: NewLifeJob,
  now: Date,
): LifeJob {
  const phase = FIRST_PHASES[type];
  return {
    ...startingJob<LifeJob>({ id: newId('job'), tenantId, type, phase, startedBy: id }, now),
    actor: { kind, id },
    report: {},
    ...more,
  };
}
