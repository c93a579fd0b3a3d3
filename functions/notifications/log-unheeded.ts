import { logger } from '../../kit/log.ts';
import { LOG } from '../log-events.ts';

/** A mail is not sent while it cannot be seen whether its address is suppressed; without words of the tenant's own it has the platform's. */
export const logUnheeded = (error: unknown): void => logger.warn(LOG.tenantUnasked, { error });
