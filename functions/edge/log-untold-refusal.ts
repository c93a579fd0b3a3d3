import { logger } from '../../kit/log.ts';
import { countFields } from '../../kit/metric-fields.ts';
import { REFUSALS_UNTOLD } from '../env/metrics.ts';
import { LOG } from '../log-events.ts';

/** The answer is the same; an alarm counts these lines. */
export const logUntoldRefusal = (requestId: string, error: unknown): void =>
  logger.error(LOG.refusalUntold, {
    requestId,
    error: error as Error,
    ...countFields(REFUSALS_UNTOLD),
  });
