import { firstKeyEnv } from '../../env/first-key.ts';
import { webhooksTableEnv } from '../../env/webhooks.ts';

export const createWebhookEndpointsEnv = firstKeyEnv.extend(webhooksTableEnv.shape);
