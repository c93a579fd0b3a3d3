import * as z from 'zod';

/** Of endpoints, and of what they are told. */
export const webhooksTableEnv = z.object({ WEBHOOKS_TABLE_NAME: z.string().min(1) });

/** Where messages wait to be sent. */
export const webhookQueueEnv = z.object({ WEBHOOK_QUEUE_URL: z.url() });

/** What encrypts secrets, and whether messages may go to the machine itself: on the laptop alone. */
export const webhookTargetsEnv = z.object({
  SECRETS_KEY_ARN: z.string().min(1),
  WEBHOOKS_TO_LOOPBACK: z.stringbool(),
});
