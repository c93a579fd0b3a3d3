import type { JobRepository } from './job-repository.ts';
import type { JobRuns } from './job-runs.ts';
import type { Job, JobKey } from './job.ts';
import { LOOKS_PER_SWEEP } from './looks-per-sweep.ts';
import { isLeased, secondsSince, withLease } from './leased-job.ts';

/** The request that starts a job starts its machine at once; only later is it known to have failed to. */
const START_GRACE_SECONDS = 60;
/** Above the longest piece and the longest wait: a run whose job is not written for so long is stuck. */
const STUCK_SECONDS = 900;

export type SweepJobsPorts = {
  readonly jobs: Pick<JobRepository, 'find' | 'save' | 'listOpen'>;
  readonly runs: JobRuns;
  readonly now: () => Date;
  /** Called for each job that could not be looked at now; the next sweep tries again. */
  readonly onError: (key: JobKey, error: unknown) => void;
};

export type JobSwept = 'fine' | 'started' | 'error';
export type JobsSwept = Readonly<Record<JobSwept, number>> & {
  /** How long the oldest of the jobs that are due has been open; 0 without any. */
  readonly oldestSeconds: number;
};

/** Starts the machine of every job that has none. Ends at the deadline or with its looks; the next sweep goes on. */
export async function sweepJobs(ports: SweepJobsPorts, deadline: Date): Promise<JobsSwept> {
  const count = { fine: 0, started: 0, error: 0, oldestSeconds: 0 };
  let looks = 0;
  for await (const page of ports.jobs.listOpen()) {
    for (const key of page) {
      if (ports.now() >= deadline || looks >= LOOKS_PER_SWEEP) return count;
      looks += 1;
      const { swept, openSeconds } = await orReport(ports, key);
      count[swept] += 1;
      count.oldestSeconds = Math.max(count.oldestSeconds, openSeconds);
    }
  }
  return count;
}

type Looked = { readonly swept: JobSwept; readonly openSeconds: number };

async function orReport(ports: SweepJobsPorts, key: JobKey): Promise<Looked> {
  let openSeconds = 0;
  try {
    const job = await ports.jobs.find(key);
    if (job?.state !== 'running') return { swept: 'fine', openSeconds };
    openSeconds = secondsSince(job.startedAt, ports.now());
    return { swept: await sweep(ports, job), openSeconds };
  } catch (error) {
    ports.onError(key, error);
    return { swept: 'error', openSeconds };
  }
}

async function sweep(ports: SweepJobsPorts, job: Job): Promise<JobSwept> {
  const now = ports.now();
  const run = await ports.runs.describe(job);
  const idleSeconds = secondsSince(job.updatedAt, now);
  if (!run) {
    if (idleSeconds < START_GRACE_SECONDS) return 'fine';
    await ports.runs.start(job);
    return 'started';
  }
  if (isLeased(job, now)) return 'fine';
  if (run.isRunning && idleSeconds < STUCK_SECONDS) return 'fine';
  if (job.retryAt && job.retryAt > now) return 'fine';
  if (run.isRunning) await ports.runs.stop(job);
  return startNext(ports, job);
}

/** The number is written before the run is started: of two sweepers one writes it. */
async function startNext(ports: SweepJobsPorts, job: Job): Promise<JobSwept> {
  await withLease(ports, { job, deadline: ports.now() }, async (leased) => {
    await leased.save({ run: job.run + 1, lease: undefined });
    await ports.runs.start(leased.job);
  });
  return 'started';
}
