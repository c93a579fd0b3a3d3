import { webhookQueueEnv, webhooksTableEnv } from '../../env/webhooks.ts';

export const onEventEnv = webhooksTableEnv.extend(webhookQueueEnv.shape);
