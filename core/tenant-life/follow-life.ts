import { STALENESS_LIMIT_SECONDS } from '../identity/freshness.ts';
import type { JobOutcome } from '../jobs/job-outcome.ts';
import { phasesOf, type JobType, type RunPhase } from '../jobs/job-type.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import { endLifeJob } from './end-life-job.ts';
import {
  PLAN_CHANGE,
  parseLifeJob,
  RESTORATION,
  TERMINATION,
  type ERASURE,
  type LifeJob,
} from './life-job.ts';
import { moveToPlan, type MoveToPlanPorts } from './move-to-plan.ts';

export type FollowLifePorts = MoveToPlanPorts;

/** Until then a request may still be judged by what was read before the step. */
const untilSeen =
  (next: (leased: LeasedJob<LifeJob>) => Promise<JobOutcome>): RunPhase<LifeJob> =>
  async (leased) =>
    (await leased.waitFor(STALENESS_LIMIT_SECONDS)) ?? next(leased);

/** What follows each step in a tenant's life, in order; a feature that has something to do then adds its phase. */
export const lifeJobs = (
  ports: FollowLifePorts,
): Readonly<Record<Exclude<LifeJob['type'], typeof ERASURE>, JobType<LifeJob>>> => ({
  [TERMINATION]: jobOf({ 'ending-access': untilSeen(endLifeJob) }),
  [RESTORATION]: jobOf({ 'opening-access': untilSeen(endLifeJob) }),
  [PLAN_CHANGE]: jobOf({
    spreading: untilSeen((leased) => leased.enter('moving')),
    moving: (leased) => moveToPlan(ports, leased),
  }),
});

const jobOf = (phases: Readonly<Record<string, RunPhase<LifeJob>>>): JobType<LifeJob> => ({
  parse: parseLifeJob,
  // The step is taken: what follows it is tried until it is done.
  phases: phasesOf('retry', phases),
});
