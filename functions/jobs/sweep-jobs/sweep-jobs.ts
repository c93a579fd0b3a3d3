import { sweepJobs, type JobsSwept, type SweepJobsPorts } from '../../../core/jobs/sweep-jobs.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';
import type { TaskContext } from '../logged-task.ts';

/** Kept for the job that is being looked at when the time is up; the next sweep goes on. */
const RESERVE_MS = 15_000;

/** Each minute: starts the machine of every job that has none. Throws, for the alarm, when one could not be looked at. */
export const sweepJobsHandler =
  (ports: Omit<SweepJobsPorts, 'onError'>) =>
  async (_event: unknown, { getRemainingTimeInMillis }: TaskContext): Promise<JobsSwept> => {
    const deadline = new Date(ports.now().getTime() + getRemainingTimeInMillis() - RESERVE_MS);
    const count = await sweepJobs({ ...ports, onError: logError }, deadline);

    logger.info(LOG.jobsSwept, { ...count });
    if (count.error > 0) throw new SweepIncompleteError(count.error);
    return count;
  };

const logError: SweepJobsPorts['onError'] = (key, error) =>
  logger.error(LOG.jobSweepFailed, { ...key, error: error as Error });

class SweepIncompleteError extends Error {
  override readonly name = 'SweepIncompleteError';

  constructor(count: number) {
    super(`${count} jobs could not be looked at.`);
  }
}
