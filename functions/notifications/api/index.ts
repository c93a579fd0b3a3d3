import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoInbox } from '../../../adapters/dynamodb/notifications/dynamo-inbox.ts';
import { DynamoNotificationSchedule } from '../../../adapters/dynamodb/notifications/dynamo-notification-schedule.ts';
import { DynamoNotificationStore } from '../../../adapters/dynamodb/notifications/dynamo-notification-store.ts';
import { DynamoPreferenceStore } from '../../../adapters/dynamodb/notifications/dynamo-preference-store.ts';
import { DynamoSuppressions } from '../../../adapters/dynamodb/notifications/dynamo-suppressions.ts';
import { DynamoTenantTemplates } from '../../../adapters/dynamodb/notifications/dynamo-tenant-templates.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { SqsNotificationQueue } from '../../../adapters/sqs/sqs-notification-queue.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { templatesOf } from '../../../core/notifications/tenant-template.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { notificationsContract } from '../contract.ts';
import { notificationsApiEnv } from './env.ts';
import * as inboxOperations from './inbox-operations.ts';
import { logDelay } from '../log-delay.ts';
import * as preferenceOperations from './preference-operations.ts';
import * as suppressionOperations from './suppression-operations.ts';
import * as templateOperations from './template-operations.ts';
import { getSentNotification, sendNotification } from './send-operations.ts';

const settings = readEnv(notificationsApiEnv);
const sessions = tenantSessions(settings);
const inbox = new DynamoInbox(sessions);
const templates = new DynamoTenantTemplates(sessions);
const suppressions = new DynamoSuppressions(sessions);
const preferences = new DynamoPreferenceStore(sessions);
const now = () => new Date();
const ports = {
  templates: templatesOf(templates),
  store: new DynamoNotificationStore(sessions),
  schedule: new DynamoNotificationSchedule(documents(), settings.USAGE_TABLE_NAME),
  queue: new SqsNotificationQueue(settings.NOTIFICATION_QUEUE_URL),
  onDelay: logDelay,
  now,
};

export const handler = apiHandler<'notifications/api'>(
  notificationsContract,
  {
    sendNotification: sendNotification(ports),
    getSentNotification: getSentNotification(ports),
    listInbox: inboxOperations.listInbox({ inbox }),
    showUnreadCount: inboxOperations.showUnreadCount({ inbox }),
    readNotification: inboxOperations.readNotification({ inbox, now }),
    archiveNotification: inboxOperations.archiveNotification({ inbox, now }),
    readAllNotifications: inboxOperations.readAllNotifications({ inbox, now }),
    listNotificationTemplates: templateOperations.listTemplates({ templates }),
    getNotificationTemplate: templateOperations.getTemplate({ templates }),
    putNotificationTemplate: templateOperations.putTemplateOperation({ templates, now }),
    deleteNotificationTemplate: templateOperations.deleteTemplate({ templates }),
    previewNotificationTemplate: templateOperations.previewTemplateOperation({
      templates,
      settings: platformMailSettings(bundledPlatformConfig(), settings),
    }),
    listSuppressions: suppressionOperations.listSuppressions({ suppressions, now }),
    removeSuppression: suppressionOperations.removeSuppression({ suppressions, now }),
    getNotificationPreferences: preferenceOperations.getPreferences({ preferences }),
    putNotificationPreferences: preferenceOperations.putPreferences({ preferences }),
  },
  edgePorts(readEnv(edgeEnv)),
);
