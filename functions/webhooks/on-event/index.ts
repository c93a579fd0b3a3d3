import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoWebhookEndpoints } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-endpoints.ts';
import { DynamoWebhookMessages } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-messages.ts';
import { SqsWebhookQueue } from '../../../adapters/sqs/sqs-webhook-queue.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { onEventEnv } from './env.ts';
import { onEventHandler } from './on-event.ts';

const { WEBHOOKS_TABLE_NAME, WEBHOOK_QUEUE_URL } = readEnv(onEventEnv);
const table = { documents: documents(), tableName: WEBHOOKS_TABLE_NAME };

export const handler = onEventHandler({
  endpoints: new DynamoWebhookEndpoints(table),
  messages: new DynamoWebhookMessages(table),
  queue: new SqsWebhookQueue(WEBHOOK_QUEUE_URL),
  now: () => new Date(),
});
