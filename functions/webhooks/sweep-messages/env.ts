import { webhookQueueEnv, webhooksTableEnv } from '../../env/webhooks.ts';

export const sweepMessagesEnv = webhooksTableEnv.extend(webhookQueueEnv.shape);
