import { logger } from '../../kit/log.ts';
import { LOG } from '../log-events.ts';

export const logDelay = (error: unknown): void =>
  logger.warn(LOG.notificationDelayed, { error: error as Error });
