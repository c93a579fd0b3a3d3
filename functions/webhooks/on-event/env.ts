import { webhookQueueEnv, webhooksTableEnv } from '../../env/webhooks.ts';

export const onEventEnv = webhooksTableEnv.extend(webhookQueueEnv.shape);
/** Whose events tenants are told: the platform's, and the company's own. */
export { EVENT_SOURCES as CONSUMED_SOURCES } from '../../../core/events/event-bus.ts';
