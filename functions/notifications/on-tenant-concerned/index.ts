import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { areWritesPaused } from '../../../adapters/dynamodb/moves/are-writes-paused.ts';
import { DynamoNotificationSchedule } from '../../../adapters/dynamodb/notifications/dynamo-notification-schedule.ts';
import { DynamoNotificationStore } from '../../../adapters/dynamodb/notifications/dynamo-notification-store.ts';
import { DynamoTenantTemplates } from '../../../adapters/dynamodb/notifications/dynamo-tenant-templates.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { SqsNotificationQueue } from '../../../adapters/sqs/sqs-notification-queue.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { meterNames } from '../../../core/metering/meter.ts';
import { templatesOf } from '../../../core/notifications/tenant-template.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { logDelay } from '../log-delay.ts';
import { onTenantConcernedEnv } from './env.ts';
import { consumedEvents, onTenantConcerned } from './on-tenant-concerned.ts';

const PATH = 'notifications/on-tenant-concerned';
const settings = readEnv(onTenantConcernedEnv);
const { CONTROL_TABLE_NAME, USAGE_TABLE_NAME, NOTIFICATION_QUEUE_URL } = settings;
const table = documents();
const sessions = tenantSessions(settings);
const now = () => new Date();

export const handler = eventConsumer(
  { consumptions: new DynamoConsumptions(table, CONTROL_TABLE_NAME, PATH), now },
  consumedEvents,
  onTenantConcerned({
    tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
    isPaused: (userPoolId) => areWritesPaused(table, CONTROL_TABLE_NAME, userPoolId),
    meterName: meterNames(bundledPlatformConfig().metering.meters),
    templates: templatesOf(new DynamoTenantTemplates(sessions)),
    store: new DynamoNotificationStore(sessions),
    schedule: new DynamoNotificationSchedule(table, USAGE_TABLE_NAME),
    queue: new SqsNotificationQueue(NOTIFICATION_QUEUE_URL),
    onDelay: logDelay,
    now,
  }),
);
