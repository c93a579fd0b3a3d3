import type { ProviderEvent } from '../../core/billing/receive-event.ts';
import { logger } from '../../kit/log.ts';
import { LOG } from '../log-events.ts';

export const logBillingAlert = ({ id, type, alert }: ProviderEvent): void =>
  logger.error(LOG.billingAlert, { eventId: id, type, alert });
