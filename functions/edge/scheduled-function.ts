import { logger } from '../../kit/log.ts';
import { metricFields, type Metric } from '../../kit/metric-fields.ts';
import type { LogEntry } from '../log-events.ts';
import { deadlineOf, lambdaChain } from './lambda-chain.ts';

/** Kept for what is being looked at when the time is up; the next run goes on. */
const RESERVE_MS = 15_000;

export type ScheduledSettings = {
  readonly log: { readonly done: LogEntry; readonly failed: LogEntry };
  /** What the age of the oldest one is reported as, where things wait. */
  readonly oldest?: Omit<Metric, 'value' | 'functionName'>;
  readonly now: () => Date;
};

type Run = {
  readonly deadline: Date;
  /** Tells of one that could not be looked at. */
  readonly onError: (key: object, error: unknown) => void;
};

/**
 * The Lambda handler of a schedule: runs until shortly before its time limit, and logs what it counted.
 * Throws when there was one that could not be looked at; ten such runs raise an alarm.
 */
export const scheduledFunction = <
  Count extends { readonly error: number; readonly oldestSeconds?: number },
>(
  { log, oldest, now }: ScheduledSettings,
  run: (run: Run) => Promise<Count>,
) =>
  lambdaChain<unknown, Count>().handler(async (_event, context) => {
    const count = await run({
      deadline: new Date(deadlineOf(context, now()).getTime() - RESERVE_MS),
      onError: (key, error) => logger.error(log.failed, { ...key, error: error as Error }),
    });
    const { functionName } = context;
    const metric = oldest && { ...oldest, value: count.oldestSeconds ?? 0, functionName };
    logger.info(log.done, { ...count, ...(metric && metricFields(metric)) });
    if (count.error > 0) throw new RunIncompleteError(count.error);
    return count;
  });

class RunIncompleteError extends Error {
  override readonly name = 'RunIncompleteError';

  constructor(count: number) {
    super(`${count} could not be looked at.`);
  }
}
