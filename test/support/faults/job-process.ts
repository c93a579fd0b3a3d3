import type { Job, JobKey } from '../../../core/jobs/job.ts';
import type { RunKey } from '../../../core/jobs/job-runs.ts';
import { sweepJobs } from '../../../core/jobs/sweep-jobs.ts';
import type { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import type { Around } from '../guarded.ts';
import type { Input } from './machine-run.ts';
import type { Machines } from './machines.ts';
import type { FaultWorld, Verdict } from './run-aimed.ts';
import type { Clock } from './simulation.ts';

/** One run of a function of the machine. */
export type Task = {
  readonly key: JobKey & { readonly deadline: Date };
  readonly input: Input;
  readonly around: Around;
};

/** Jobs on fakes, one of which meets faults. */
export type JobWorld = {
  readonly clock: Clock;
  /** All of them, with what they start. */
  readonly jobs: FakeJobRepository;
  /** The one that is looked at. */
  key: JobKey;
  /** The functions of the machine that the job calls, by their names there. */
  readonly tasks: Readonly<Record<string, (task: Task) => Promise<unknown>>>;
  /** What is done, and what is left, once it has ended. */
  judge(job: Job): Verdict;
  /** The job that an operator starts who sees that this one failed. */
  again(): Promise<JobKey>;
};

const LAMBDA_SECONDS = 300;

export const rowOfJob = ({ type, phase }: Pick<Job, 'type' | 'phase'>) => `${type}: ${phase}`;

/** The machine and the sweeper of jobs, over one world. */
export class JobProcess implements FaultWorld {
  readonly machine = 'run-job';
  readonly functionSeconds = LAMBDA_SECONDS;
  readonly #world: JobWorld;

  constructor(world: JobWorld) {
    this.#world = world;
  }

  get clock(): Clock {
    return this.#world.clock;
  }

  begin(machines: Machines): void {
    const { jobId } = this.#world.key;
    machines.start(`${jobId}-${this.#job(jobId).run}`, { ...this.#world.key });
  }

  rowOf(_task: string, { jobId }: Input): string {
    return rowOfJob(this.#job(String(jobId)));
  }

  perform(task: string, input: Input, around: Around): Promise<unknown> {
    const perform = this.#world.tasks[task];
    if (!perform) throw new Error(`The world of this job has no function ${task}.`);
    const deadline = new Date(this.clock.time.getTime() + LAMBDA_SECONDS * 1_000);
    const { tenantId, jobId } = input as JobKey;
    return perform({ key: { tenantId, jobId, deadline }, input, around });
  }

  twinOf(_row: string, { tenantId, jobId }: Input): Input {
    return { tenantId, jobId };
  }

  async sweep(machines: Machines): Promise<void> {
    const runs = {
      start: async ({ id: jobId, tenantId, run }: RunKey) => {
        machines.start(`${jobId}-${run}`, { tenantId, jobId });
      },
      describe: async ({ id, run }: RunKey) => machines.describe(`${id}-${run}`),
      stop: async ({ id, run }: RunKey) => {
        machines.stop(`${id}-${run}`);
      },
    };
    const { clock, jobs } = this.#world;
    const deadline = new Date(clock.time.getTime() + 40_000);
    // What could not be looked at now, the next sweep looks at, or the job is stuck.
    await sweepJobs({ jobs, runs, now: () => clock.time, onError: () => undefined }, deadline);
  }

  isSettled(): boolean {
    return [...this.#world.jobs.jobs.values()].every(({ state }) => state !== 'running');
  }

  judge(): Verdict {
    const job = this.#job(this.#world.key.jobId);
    const isTold = job.state === 'succeeded' || job.failure !== undefined;
    return isTold ? this.#world.judge(job) : { outcome: 'stuck', detail: 'It does not say why.' };
  }

  async resume(machines: Machines): Promise<void> {
    this.#world.key = await this.#world.again();
    this.begin(machines);
  }

  #job(jobId: string): Job {
    const job = this.#world.jobs.jobs.get(jobId);
    if (!job) throw new Error(`There is no job ${jobId}.`);
    return job;
  }
}
