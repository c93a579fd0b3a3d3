import { logger } from '../../kit/log.ts';
import { LOG } from '../log-events.ts';

type Told = Readonly<Record<string, unknown>>;

/** Runs a task of the machine and logs one line; throws what the task throws, for the machine to retry. */
export async function loggedTask<Answer extends object | null>(
  told: Told,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const startedAt = performance.now();
  const durationMs = () => Math.round(performance.now() - startedAt);
  try {
    const answer = await run();
    logger.info(LOG.moveAdvanced, { ...told, ...answer, durationMs: durationMs() });
    return answer;
  } catch (error) {
    logger.warn(LOG.moveThrew, { ...told, error: error as Error, durationMs: durationMs() });
    throw error;
  }
}
