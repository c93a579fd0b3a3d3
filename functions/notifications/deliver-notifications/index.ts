import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { platformMailer } from '../../../adapters/channels/platform-mailer.ts';
import { platformPushSender } from '../../../adapters/channels/platform-push-sender.ts';
import { platformSmsSender } from '../../../adapters/channels/platform-sms-sender.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoMemberRegistry } from '../../../adapters/dynamodb/members/dynamo-member-registry.ts';
import { areWritesPaused } from '../../../adapters/dynamodb/moves/are-writes-paused.ts';
import { DynamoContacts } from '../../../adapters/dynamodb/notifications/dynamo-contacts.ts';
import { DynamoDigests } from '../../../adapters/dynamodb/notifications/dynamo-digests.ts';
import { DynamoNotificationSchedule } from '../../../adapters/dynamodb/notifications/dynamo-notification-schedule.ts';
import { DynamoNotificationStore } from '../../../adapters/dynamodb/notifications/dynamo-notification-store.ts';
import { DynamoPreferenceStore } from '../../../adapters/dynamodb/notifications/dynamo-preference-store.ts';
import { DynamoSuppressions } from '../../../adapters/dynamodb/notifications/dynamo-suppressions.ts';
import { DynamoTenantTemplates } from '../../../adapters/dynamodb/notifications/dynamo-tenant-templates.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { KmsUnsubscribeTokens } from '../../../adapters/kms/kms-unsubscribe-tokens.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { emailSender } from '../../../core/notifications/email-sender.ts';
import { pushMessages } from '../../../core/notifications/push-messages.ts';
import { smsMessages } from '../../../core/notifications/sms-messages.ts';
import { templatesOf } from '../../../core/notifications/tenant-template.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { deliverNotifications, logGoneDevices } from './deliver-notifications.ts';
import { deliverNotificationsEnv } from './env.ts';

const settings = readEnv(deliverNotificationsEnv);
const { CONTROL_TABLE_NAME, USAGE_TABLE_NAME } = settings;
const table = documents();
const sessions = tenantSessions(settings);
const config = bundledPlatformConfig();
const contacts = new DynamoContacts(sessions);

export const handler = deliverNotifications({
  schedule: new DynamoNotificationSchedule(table, USAGE_TABLE_NAME),
  tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
  members: new DynamoMemberRegistry(table, CONTROL_TABLE_NAME),
  isPaused: (userPoolId) => areWritesPaused(table, CONTROL_TABLE_NAME, userPoolId),
  templates: templatesOf(new DynamoTenantTemplates(sessions)),
  store: new DynamoNotificationStore(sessions),
  contacts,
  digests: new DynamoDigests(sessions),
  preferences: new DynamoPreferenceStore(sessions),
  suppressions: new DynamoSuppressions(sessions),
  senders: {
    email: emailSender({
      mailer: platformMailer(config, settings),
      settings: platformMailSettings(config, settings),
      tokens: new KmsUnsubscribeTokens(new KMSClient(sdkConfig), settings.SECRETS_KEY_ARN),
    }),
    sms: smsMessages(platformSmsSender(config, settings)),
    push: pushMessages({
      ...{ sender: platformPushSender(config, settings), contacts },
      onError: logGoneDevices,
    }),
  },
  now: () => new Date(),
});
