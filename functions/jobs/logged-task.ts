import type { Context } from 'aws-lambda';
import { logger } from '../../kit/log.ts';
import { LOG } from '../log-events.ts';

export type TaskContext = Pick<Context, 'getRemainingTimeInMillis'>;

/** Runs a task of the machine and logs one line; throws what the task throws, for the machine to retry. */
export async function loggedTask<Answer extends object | null>(
  task: Readonly<Record<string, unknown>>,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  try {
    const answer = await run();
    logger.info(LOG.jobAdvanced, { ...task, ...answer, durationMs: durationMs() });
    return answer;
  } catch (error) {
    logger.warn(LOG.jobThrew, { ...task, error: error as Error, durationMs: durationMs() });
    throw error;
  }
}
