import * as z from 'zod';
import { newId } from '../../kit/id.ts';
import type { Principal } from '../access/principal.ts';
import { actorOf } from '../events/domain-event.ts';
import { jobRecord, startingJob } from '../jobs/job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

export const TERMINATION = 'termination';
export const RESTORATION = 'restoration';
export const PLAN_CHANGE = 'plan-change';

const actor = z.object({
  kind: z.enum(['operator', 'user', 'support', 'key', 'system']),
  id: z.string(),
});
const planOf = z.object({ plan: z.string(), planVersion: z.number().optional() });

const lifeJobRecord = jobRecord.extend({
  type: z.enum([TERMINATION, RESTORATION, PLAN_CHANGE]),
  /** Who asked for it. */
  actor,
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
};

export function newLifeJob(
  principal: Principal,
  { tenantId, type, ...more }: NewLifeJob,
  now: Date,
): LifeJob {
  const { kind, id } = actorOf(principal);
  const phase = FIRST_PHASES[type];
  return {
    ...startingJob<LifeJob>(
      { id: newId('job'), tenantId, type, phase, startedBy: principal.id },
      now,
    ),
    actor: { kind, id },
    report: {},
    ...more,
  };
}
