import { logger } from '../../kit/log.ts';
import { LOG } from '../log-events.ts';

/** The mail is not sent: whether the tenant writes to the address no more could not be seen. */
export const logUnheeded = (error: unknown): void => logger.warn(LOG.suppressionsUnseen, { error });
