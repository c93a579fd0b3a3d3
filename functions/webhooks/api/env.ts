import { webhookQueueEnv, webhooksTableEnv, webhookTargetsEnv } from '../../env/webhooks.ts';

export const webhooksApiEnv = webhooksTableEnv.extend({
  ...webhookQueueEnv.shape,
  ...webhookTargetsEnv.shape,
});
