import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { PlacementSpec } from '../tenancy/placement-spec.ts';
import type { JobOutcome, ResourcesStatus } from './job-outcome.ts';
import type { Job } from './job.ts';
import type { LeasedJob } from './leased-job.ts';

/** Does one bounded piece of a phase; again is harmless. Throws for the machine to retry. */
export type RunPhase<J extends Job> = (
  job: LeasedJob<J>,
  resources?: ResourcesStatus,
) => Promise<JobOutcome>;

export type JobPhase<J extends Job = Job> = {
  readonly name: J['phase'];
  /** What becomes of the job when its pieces keep failing; `retry` leaves it to a later run. */
  readonly onGiveUp: 'undo' | 'retry' | 'fail';
  /** A RunPhase; a method, so that the registry can hold jobs of every type. */
  run(...piece: Parameters<RunPhase<J>>): Promise<JobOutcome>;
};

/** One sort of long process: a schema of its record, and its phases in their order. */
export type JobType<J extends Job = Job> = {
  /** Throws on a record that is no job of this type. */
  readonly parse: (value: unknown) => J;
  readonly phases: readonly JobPhase<J>[];
};

/** Phases of a type in their order, of which the same becomes when their pieces keep failing. */
export const phasesOf = <J extends Job>(
  onGiveUp: JobPhase['onGiveUp'],
  runs: Readonly<Partial<Record<J['phase'], RunPhase<J>>>>,
): readonly JobPhase<J>[] =>
  Object.entries(runs as Readonly<Record<string, RunPhase<J>>>).map(([name, run]) => ({
    name,
    onGiveUp,
    run,
  }));

/** Every type by its name. */
export type JobTypes = Readonly<Record<string, JobType>>;

export type ResourceChange =
  | { readonly action: 'make' | 'delete'; readonly placement: PlacementSpec }
  /** Of a tenant that is being erased: where its data is, and anywhere else. */
  | { readonly action: 'erase'; readonly isolation: IsolationStrategy };
