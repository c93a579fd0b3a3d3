import type { Move } from './move.ts';

export type RunKey = Pick<Move, 'id' | 'tenantId' | 'run'>;
export type RunState = { readonly isRunning: boolean };

/** The runs of the machine that drives a move; each is named by the move and its number. */
export interface MoveRuns {
  /** Starts a run; one that was started before is left alone. Throws on an outage. */
  start(run: RunKey): Promise<void>;

  /** Null for a run that was never started. Throws on an outage. */
  describe(run: RunKey): Promise<RunState | null>;

  /** Ends a run; one that ended already is left alone. Throws on an outage. */
  stop(run: RunKey): Promise<void>;
}
