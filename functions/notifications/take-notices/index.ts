import { noticeIn } from '../../../adapters/channels/notice-in.ts';
import { areWritesPaused } from '../../../adapters/dynamodb/moves/are-writes-paused.ts';
import { DynamoDigests } from '../../../adapters/dynamodb/notifications/dynamo-digests.ts';
import { DynamoNotificationSchedule } from '../../../adapters/dynamodb/notifications/dynamo-notification-schedule.ts';
import { DynamoNotificationStore } from '../../../adapters/dynamodb/notifications/dynamo-notification-store.ts';
import { DynamoSuppressions } from '../../../adapters/dynamodb/notifications/dynamo-suppressions.ts';
import { DynamoTenantTemplates } from '../../../adapters/dynamodb/notifications/dynamo-tenant-templates.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { SqsNotificationQueue } from '../../../adapters/sqs/sqs-notification-queue.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { templatesOf } from '../../../core/notifications/tenant-template.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { logDelay } from '../log-delay.ts';
import { takeNoticesEnv } from './env.ts';
import { takeNotices } from './take-notices.ts';

const settings = readEnv(takeNoticesEnv);
const { CONTROL_TABLE_NAME, USAGE_TABLE_NAME, NOTIFICATION_QUEUE_URL } = settings;
const table = documents();
const sessions = tenantSessions(settings);

export const handler = takeNotices({
  noticeIn,
  tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
  isPaused: (userPoolId) => areWritesPaused(table, CONTROL_TABLE_NAME, userPoolId),
  templates: templatesOf(new DynamoTenantTemplates(sessions)),
  store: new DynamoNotificationStore(sessions),
  digests: new DynamoDigests(sessions),
  suppressions: new DynamoSuppressions(sessions),
  schedule: new DynamoNotificationSchedule(table, USAGE_TABLE_NAME),
  queue: new SqsNotificationQueue(NOTIFICATION_QUEUE_URL),
  onDelay: logDelay,
  now: () => new Date(),
});
