import { controlTableEnv } from '../../env/control-table.ts';
import { webhookQueueEnv, webhooksTableEnv, webhookTargetsEnv } from '../../env/webhooks.ts';

export const sendMessagesEnv = webhooksTableEnv.extend({
  ...controlTableEnv.shape,
  ...webhookQueueEnv.shape,
  ...webhookTargetsEnv.shape,
});
