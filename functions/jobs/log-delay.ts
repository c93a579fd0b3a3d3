import type { StartJobPorts } from '../../core/jobs/start-job.ts';
import type { Job } from '../../core/jobs/job.ts';
import { logger } from '../../kit/log.ts';
import { LOG } from '../log-events.ts';

/** The machine could not be started; the sweeper starts it within a minute. */
export const logDelay: StartJobPorts<Job>['onDelay'] = ({ id, tenantId }, cause) =>
  logger.warn(LOG.jobDelayed, { jobId: id, tenantId, error: cause as Error });
