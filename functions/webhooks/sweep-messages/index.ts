import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoResendTasks } from '../../../adapters/dynamodb/webhooks/dynamo-resend-tasks.ts';
import { DynamoWebhookEndpoints } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-endpoints.ts';
import { DynamoWebhookMessages } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-messages.ts';
import { SqsWebhookQueue } from '../../../adapters/sqs/sqs-webhook-queue.ts';
import { sweepMessages } from '../../../core/webhooks/sweep-messages.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { sweepMessagesEnv } from './env.ts';

const { WEBHOOKS_TABLE_NAME, WEBHOOK_QUEUE_URL } = readEnv(sweepMessagesEnv);
const now = () => new Date();
const table = { documents: documents(), tableName: WEBHOOKS_TABLE_NAME, now };
const ports = {
  endpoints: new DynamoWebhookEndpoints(table),
  messages: new DynamoWebhookMessages(table),
  tasks: new DynamoResendTasks(table),
  queue: new SqsWebhookQueue(WEBHOOK_QUEUE_URL),
  now,
};

/** Each minute: puts messages whose time has come into the queue, also those that were lost on the way there. */
export const handler = scheduledFunction(
  { log: { done: LOG.webhooksSwept, failed: LOG.webhooksNotSwept }, now },
  ({ deadline, onError }) => sweepMessages({ ...ports, onError }, deadline),
);
