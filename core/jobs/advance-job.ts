import type { JobRepository } from './job-repository.ts';
import type { JobOutcome, ResourcesStatus } from './job-outcome.ts';
import type { JobType, JobTypes } from './job-type.ts';
import type { Job, JobKey } from './job.ts';
import { isLeased, withLease, type LeasedJob } from './leased-job.ts';

/** Another runner has the job, or died with it: its lease ends by itself. */
const LEASE_POLL_SECONDS = 5;

export type AdvanceJobPorts = {
  readonly jobs: Pick<JobRepository, 'find' | 'save'>;
  readonly types: JobTypes;
  readonly now: () => Date;
};

export type AdvanceJobTask = JobKey & {
  /** When the runner is ended at the latest. */
  readonly deadline: Date;
  /** What came of the dedicated resources that the machine was asked to change. */
  readonly resources?: ResourcesStatus;
  /** Why the machine tries no more. */
  readonly giveUp?: string;
};

/**
 * Does the next piece of a job, by what its record says, and answers what is to be done then. May be
 * asked at any time, by anyone and as often: pieces that were done are not done again. Throws what a
 * piece throws, for the machine to retry.
 */
export async function advanceJob(
  ports: AdvanceJobPorts,
  task: AdvanceJobTask,
): Promise<JobOutcome> {
  const job = await ports.jobs.find(task);
  if (!job) return { outcome: 'failed' };
  if (job.state !== 'running') return { outcome: job.state };
  if (isLeased(job, ports.now())) return { outcome: 'wait', seconds: LEASE_POLL_SECONDS };

  const type = ports.types[job.type];
  if (!type) throw new Error(`There is no type of job ${job.type}.`);
  const typed = { job: type.parse(job), deadline: task.deadline };
  return withLease(ports, typed, (leased) => runPhase(type, leased, task));
}

async function runPhase(
  { phases }: JobType,
  leased: LeasedJob<Job>,
  { resources, giveUp }: AdvanceJobTask,
): Promise<JobOutcome> {
  const { type, phase: name } = leased.job;
  const phase = phases.find((one) => one.name === name);
  if (!phase) throw new Error(`No job of type ${type} has a phase ${name}.`);
  if (giveUp === undefined) return phase.run(leased, resources);
  if (phase.onGiveUp === 'undo') return leased.undo(giveUp);
  if (phase.onGiveUp === 'retry') return leased.stop(giveUp);
  return leased.fail(giveUp);
}
