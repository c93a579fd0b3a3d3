import type { Job } from './job.ts';

export type RunKey = Pick<Job, 'id' | 'tenantId' | 'run'>;
export type RunState = { readonly isRunning: boolean };

/** The executions of the machine that drives jobs; each is named by the job and its number. */
export interface JobRuns {
  /** Starts a run; one that was started before is left alone. Throws on an outage. */
  start(run: RunKey): Promise<void>;

  /** Null for a run that was never started. Throws on an outage. */
  describe(run: RunKey): Promise<RunState | null>;

  /** Ends a run; one that ended already is left alone. Throws on an outage. */
  stop(run: RunKey): Promise<void>;
}
