import type { Context } from 'aws-lambda';
import { sweepJobs, type JobsSwept, type SweepJobsPorts } from '../../../core/jobs/sweep-jobs.ts';
import { logger } from '../../../kit/log.ts';
import { metricFields } from '../../../kit/metric-fields.ts';
import { OLDEST_OPEN_JOB } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';
import type { TaskContext } from '../logged-task.ts';

/** Kept for the job that is being looked at when the time is up; the next sweep goes on. */
const RESERVE_MS = 15_000;

/** Each minute: starts the machine of every job that has none. Throws when one could not be looked at; ten such runs raise an alarm. */
export const sweepJobsHandler =
  (ports: Omit<SweepJobsPorts, 'onError'>) =>
  async (
    _event: unknown,
    { getRemainingTimeInMillis, functionName }: TaskContext & Pick<Context, 'functionName'>,
  ): Promise<JobsSwept> => {
    const deadline = new Date(ports.now().getTime() + getRemainingTimeInMillis() - RESERVE_MS);
    const count = await sweepJobs({ ...ports, onError: logError }, deadline);

    const metric = { ...OLDEST_OPEN_JOB, value: count.oldestSeconds, functionName };
    logger.info(LOG.jobsSwept, { ...count, ...metricFields(metric) });
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
