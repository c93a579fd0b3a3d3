import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { DynamoNotificationSchedule } from '../../../adapters/dynamodb/notifications/dynamo-notification-schedule.ts';
import { DynamoNotificationStore } from '../../../adapters/dynamodb/notifications/dynamo-notification-store.ts';
import { DynamoTenantTemplates } from '../../../adapters/dynamodb/notifications/dynamo-tenant-templates.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { SqsNotificationQueue } from '../../../adapters/sqs/sqs-notification-queue.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { templatesOf } from '../../../core/notifications/tenant-template.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { logger } from '../../../kit/log.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { LOG } from '../../log-events.ts';
import { onAlertCrossedEnv } from './env.ts';
import { consumedEvents, notifyOwners } from './notify-owners.ts';

const PATH = 'product-analytics/on-alert-crossed';
const settings = readEnv(onAlertCrossedEnv);
const { CONTROL_TABLE_NAME, USAGE_TABLE_NAME, NOTIFICATION_QUEUE_URL } = settings;
const table = documents();
const sessions = tenantSessions(settings);
const now = () => new Date();

export const handler = eventConsumer(
  { consumptions: new DynamoConsumptions(table, CONTROL_TABLE_NAME, PATH), now },
  consumedEvents,
  notifyOwners({
    tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
    templates: templatesOf(new DynamoTenantTemplates(sessions)),
    store: new DynamoNotificationStore(sessions),
    schedule: new DynamoNotificationSchedule(table, USAGE_TABLE_NAME),
    queue: new SqsNotificationQueue(NOTIFICATION_QUEUE_URL),
    onDelay: (error) => logger.warn(LOG.notificationDelayed, { error: error as Error }),
    now,
  }),
);
