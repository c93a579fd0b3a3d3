import { randomUUID } from 'node:crypto';
import type { Result } from '../../kit/result.ts';
import type { JobChanged, JobRepository } from './job-repository.ts';
import { CONTINUE, type JobOutcome } from './job-outcome.ts';
import { UNDOING, type Job } from './job.ts';

/** Beyond the runner's deadline: covers the clocks' difference and a call still on its way. */
const LEASE_MARGIN_MS = 10_000;

export type LeasePorts<J extends Job> = {
  readonly jobs: Pick<JobRepository<J>, 'save'>;
  readonly now: () => Date;
};

export type JobChange<J extends Job> = Partial<
  Omit<J, 'id' | 'tenantId' | 'type' | 'version' | 'startedAt' | 'startedBy'>
>;

export const isLeased = ({ lease }: Job, now: Date): boolean =>
  lease !== undefined && lease.until > now;

/**
 * Does work on the job with a lease that no other runner has, and gives it back. Throws a
 * JobLeasedError when another runner has it.
 */
export async function withLease<J extends Job, T>(
  ports: LeasePorts<J>,
  { job, deadline }: { readonly job: J; readonly deadline: Date },
  work: (leased: LeasedJob<J>) => Promise<T>,
): Promise<T> {
  if (isLeased(job, ports.now())) throw new JobLeasedError(job.id);
  const leased = new LeasedJob(ports, job);
  const until = new Date(deadline.getTime() + LEASE_MARGIN_MS);
  await leased.save({ lease: { owner: randomUUID(), until } } as JobChange<J>);
  try {
    return await work(leased);
  } finally {
    await leased.release().catch(() => {
      // The lease ends by itself; what the work threw, if it did, is the error to tell.
    });
  }
}

/** A job that this runner, and no other, may write until its lease is over. */
export class LeasedJob<J extends Job> {
  readonly #ports: LeasePorts<J>;
  #job: J;

  constructor(ports: LeasePorts<J>, job: J) {
    this.#ports = ports;
    this.#job = job;
  }

  get job(): J {
    return this.#job;
  }

  save(change: JobChange<J>): Promise<void> {
    return this.write(change, (job) => this.#ports.jobs.save(job));
  }

  /** Writes the change in one transaction with more; throws a JobLeasedError when the lease was lost. */
  async write(change: JobChange<J>, by: (job: J) => Promise<Result<J, JobChanged>>): Promise<void> {
    const version = this.#job.version + 1;
    const written = await by({ ...this.#job, ...change, version, updatedAt: this.#ports.now() });
    if (!written.ok) throw new JobLeasedError(this.#job.id);
    this.#job = written.value;
  }

  /** What to write when a phase begins. */
  entering(phase: J['phase']): JobChange<J> {
    return {
      phase,
      reached: { ...this.#job.reached, [phase]: this.#ports.now() },
      cursor: undefined,
      settledAt: undefined,
      error: undefined,
      retryAt: undefined,
    } as JobChange<J>;
  }

  /** What to write when the job ends. */
  ending(phase: J['phase'], state: 'succeeded' | 'failed'): JobChange<J> {
    const finishedAt = this.#ports.now();
    return { ...this.entering(phase), state, finishedAt, lease: undefined };
  }

  async enter(phase: J['phase'], change?: JobChange<J>): Promise<JobOutcome> {
    await this.save({ ...this.entering(phase), ...change });
    return CONTINUE;
  }

  /** Goes no further: what was done is undone from now on. */
  undo(reason: string): Promise<JobOutcome> {
    const failure = { phase: this.#job.phase, reason };
    return this.enter(UNDOING, { failure } as JobChange<J>);
  }

  /** Ends the job in the phase it has come to. */
  async fail(reason: string): Promise<JobOutcome> {
    const failure = { phase: this.#job.phase, reason };
    await this.save({ ...this.ending('failed', 'failed'), failure });
    return { outcome: 'failed' };
  }

  /** Ends the run; the sweeper starts the next one after so long. */
  async stop(error: string, retryAfterSeconds = 0): Promise<JobOutcome> {
    const retryAt = new Date(this.#ports.now().getTime() + retryAfterSeconds * 1_000);
    await this.save({ error, retryAt } as JobChange<J>);
    return { outcome: 'stopped' };
  }

  /** What is left of a wait that counts from the first time it was asked for in this phase; null when it is over. */
  async waitFor(seconds: number): Promise<JobOutcome | null> {
    const settledAt = await this.settle();
    const left = seconds - secondsSince(settledAt, this.#ports.now());
    return left > 0 ? { outcome: 'wait', seconds: Math.ceil(left) } : null;
  }

  /** The moment in which this was first called in this phase. */
  async settle(): Promise<Date> {
    const settledAt = this.#job.settledAt ?? this.#ports.now();
    if (!this.#job.settledAt) await this.save({ settledAt } as JobChange<J>);
    return settledAt;
  }

  /** Lets the next runner in at once. */
  async release(): Promise<void> {
    if (this.#job.lease) await this.save({ lease: undefined } as JobChange<J>);
  }
}

export const secondsSince = (since: Date | undefined, now: Date): number =>
  since ? (now.getTime() - since.getTime()) / 1_000 : 0;

/** Another runner has the job, or has had it since; the machine tries again. */
export class JobLeasedError extends Error {
  override readonly name = 'JobLeasedError';

  constructor(jobId: string) {
    super(`Another runner has the job ${jobId}.`);
  }
}
