import type { BeginMovePorts } from '../../../core/moves/begin-move.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';

/** Nobody took the order to begin; the sweeper gives it again within a minute. */
export const logDelay: BeginMovePorts['onDelay'] = ({ id, tenantId }, cause) =>
  logger.warn(LOG.jobDelayed, { jobId: id, tenantId, error: cause as Error });
