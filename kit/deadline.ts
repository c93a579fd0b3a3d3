import { AsyncLocalStorage } from 'node:async_hooks';

const deadlines = new AsyncLocalStorage<number>();

/**
 * Runs what must have ended after so many milliseconds. An environment is frozen after its answer and goes on with
 * the next request: what has not ended would be done then, minutes after its caller was told that it was not.
 */
export const withDeadline = <Answer>(milliseconds: number, run: () => Answer): Answer =>
  deadlines.run(performance.now() + milliseconds, run);

/** Infinite outside of `withDeadline`. */
export const millisecondsLeft = (): number =>
  (deadlines.getStore() ?? Infinity) - performance.now();

/** Nothing may be begun any more; trying again in this run is of no use. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';

  constructor() {
    super('The time for this request is over.');
  }
}
