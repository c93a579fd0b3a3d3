import { DynamoNotificationSchedule } from '../../../adapters/dynamodb/notifications/dynamo-notification-schedule.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { SqsNotificationQueue } from '../../../adapters/sqs/sqs-notification-queue.ts';
import { queueDue } from '../../../core/notifications/queue-due.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { queueDueNotificationsEnv } from './env.ts';

const { USAGE_TABLE_NAME, NOTIFICATION_QUEUE_URL } = readEnv(queueDueNotificationsEnv);
const now = () => new Date();
const ports = {
  schedule: new DynamoNotificationSchedule(documents(), USAGE_TABLE_NAME),
  queue: new SqsNotificationQueue(NOTIFICATION_QUEUE_URL),
  now,
};

/** Each minute: puts the notifications whose time has come on the queue. */
export const handler = scheduledFunction(
  { log: { done: LOG.notificationsQueued, failed: LOG.notificationNotQueued }, now },
  ({ deadline, onError }) => queueDue({ ...ports, onError }, deadline),
);
