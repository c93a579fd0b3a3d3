import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { notificationsApiEnv } from '../../functions/notifications/api/env.ts';
import { deliverNotificationsEnv } from '../../functions/notifications/deliver-notifications/env.ts';
import { contactsEnv } from '../../functions/notifications/contacts/env.ts';
import {
  CONSUMED_TYPES as REMOVAL,
  onMemberRemovedEnv,
} from '../../functions/notifications/on-member-removed/env.ts';
import { unsubscribeFunctionEnv } from '../../functions/notifications/unsubscribe/env.ts';
import {
  CONSUMED_TYPES,
  onTenantConcernedEnv,
} from '../../functions/notifications/on-tenant-concerned/env.ts';
import { queueDueNotificationsEnv } from '../../functions/notifications/queue-due-notifications/env.ts';
import { grantControlItems, grantTenantsRead } from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { grantDevices, grantPush, grantSending, grantSms } from '../constructs/mail-rights.ts';
import {
  DELIVERY_SECONDS,
  grantNotifying,
  notificationQueue,
  notifyingSettings,
  NOTIFICATIONS_RUNBOOK,
  type Notifying,
} from '../constructs/notification-queue.ts';
import {
  controlTableSettings,
  mailingSettings,
  tenantPlaneSettings,
  usageTableSettings,
  type Platform,
} from '../constructs/platform.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { grantSecretUse } from '../constructs/secret-use.ts';
import { tenantPlanePath } from '../constructs/tenant-data-role.ts';
import { grantTenantSessions, TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';
import { makerEventsApi, noticeQueue, takeNotices, type Noticing } from './maker-events.ts';

export function notificationsApi(scope: Construct, platform: Platform & Notifying & Noticing) {
  const fn = new TenantPlaneFunction(scope, 'NotificationsApi', {
    platform,
    path: 'notifications/api',
    description: 'Takes notifications in, and serves members their inboxes and preferences',
    env: notificationsApiEnv,
    environment: { ...notifyingSettings(platform), ...mailingSettings(platform) },
  });
  grantNotifying(fn, platform);
  return {
    'notifications/api': fn.function,
    'notifications/contacts': contacts(scope, platform),
    'notifications/unsubscribe': unsubscribing(scope, platform),
    ...makerEventsApi(scope, platform),
  };
}

/** Where members are reached: it alone of those that serve requests sends SMS, and registers apps. */
function contacts(scope: Construct, platform: Platform) {
  const fn = new TenantPlaneFunction(scope, 'NotificationsContacts', {
    platform,
    path: 'notifications/contacts',
    description: 'Registers members’ devices, and confirms their phone numbers',
    env: contactsEnv,
    environment: { API_URL: platform.apiUrl },
  });
  grantSms(fn, platform, { isPushing: false });
  grantDevices(fn, platform);
  return fn.function;
}

/** Of anybody who has the link: it may open what the platform sealed, and nothing else. */
function unsubscribing(scope: Construct, platform: Platform) {
  const fn = new TenantPlaneFunction(scope, 'Unsubscribe', {
    platform,
    path: 'notifications/unsubscribe',
    description: 'Ends mails of a category for who holds the link of one',
    env: unsubscribeFunctionEnv,
    environment: {
      ...controlTableSettings(platform),
      SECRETS_KEY_ARN: platform.secretsKey.keyArn,
    },
  });
  grantTenantsRead(fn, platform.controlTable);
  grantSecretUse(fn, platform, { actions: ['kms:Decrypt'], purpose: 'unsubscribe' });
  return fn.function;
}

/** What sends notifications, and what sees to those that wait. */
export function notificationWork(stack: Construct, platform: Platform): NotificationQueues {
  const scope = new Construct(stack, 'Notifications');
  const queue = notificationQueue(scope);
  const notifying = { ...platform, notificationQueue: queue };
  const notices = noticeQueue(scope, platform);
  delivery(scope, platform, { queue, configurationSet: notices.configurationSet });
  waiting(scope, notifying);
  takeNotices(scope, notifying, notices.queue);
  tellOwners(scope, notifying);
  forgetMembers(scope, platform);
  return { notificationQueue: queue, noticeQueue: notices.queue };
}

export type NotificationQueues = Noticing & Pick<Notifying, 'notificationQueue'>;

/** Batches that run at once, of five: as many mails a second as SES gives an account to begin with, and some. */
const CONCURRENCY = 5;

type Delivering = { readonly queue: Queue; readonly configurationSet: string | undefined };

function delivery(
  scope: Construct,
  platform: Platform,
  { queue, configurationSet }: Delivering,
): void {
  const { usageTable, controlTable } = platform;
  const fn = new TenantPlaneFunction(scope, 'DeliverNotifications', {
    platform,
    path: 'notifications/deliver-notifications',
    description: 'Sends notifications, each once, over the channels that its recipient wants',
    env: deliverNotificationsEnv,
    environment: {
      ...mailingSettings(platform),
      ...usageTableSettings(platform),
      SECRETS_KEY_ARN: platform.secretsKey.keyArn,
      ...(configurationSet && { MAIL_CONFIGURATION_SET: configurationSet }),
    },
    timeoutSeconds: DELIVERY_SECONDS,
  });
  fn.function.addEventSource(
    new SqsEventSource(queue, {
      batchSize: 5,
      reportBatchItemFailures: true,
      maxConcurrency: CONCURRENCY,
    }),
  );
  grantControlItems(fn, usageTable, {
    actions: ['PutItem', 'UpdateItem', 'DeleteItem'],
    leadingKeys: ['NOTIFY#*'],
  });
  grantControlItems(fn, controlTable, {
    actions: ['GetItem'],
    leadingKeys: ['TENANT#*', 'MEMBERS#*', 'POOL#*'],
  });
  grantControlItems(fn, controlTable, { actions: ['Query'], leadingKeys: ['MEMBERS#*'] });
  grantSending(fn, platform, configurationSet);
  grantSms(fn, platform, { isPushing: true });
  grantPush(fn, platform);
  grantSecretUse(fn, platform, { actions: ['kms:Encrypt'], purpose: 'unsubscribe' });
}

function waiting(scope: Construct, platform: Platform & Notifying): void {
  const { stage, usageTable, notificationQueue: queue } = platform;
  const fn = new ScheduledFunction(scope, 'QueueDueNotifications', {
    stage,
    path: 'notifications/queue-due-notifications',
    description: 'Puts the notifications whose time has come on the queue',
    env: queueDueNotificationsEnv,
    environment: notifyingSettings(platform),
    schedule: 'rate(1 minute)',
    runbook: NOTIFICATIONS_RUNBOOK,
    timeoutSeconds: 55,
  });
  fn.grant(['dynamodb:Query'], [`${usageTable.tableArn}/index/due`]);
  grantControlItems(fn, usageTable, {
    actions: ['BatchGetItem', 'UpdateItem'],
    leadingKeys: ['NOTIFY#*'],
  });
  fn.grant(['sqs:SendMessage'], [queue.queueArn]);
}

/** Puts into the owners' inboxes what concerns their tenant. */
function tellOwners(scope: Construct, platform: Platform & Notifying): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnTenantConcerned', {
    ...{ stage, bus, controlTable, types: CONSUMED_TYPES },
    path: 'notifications/on-tenant-concerned',
    description: 'Tells a tenant’s owners in their inboxes what concerns it',
    env: onTenantConcernedEnv,
    environment: {
      ...tenantPlaneSettings(platform),
      ...controlTableSettings(platform),
      ...notifyingSettings(platform),
    },
    rolePath: tenantPlanePath(stage),
    timeoutSeconds: 20,
  });
  grantTenantSessions(fn, platform);
  grantTenantsRead(fn, controlTable);
  grantNotifying(fn, platform);
}

/** Forgets where who has left was reached. */
function forgetMembers(scope: Construct, platform: Platform): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnMemberRemoved', {
    ...{ stage, bus, controlTable, types: REMOVAL },
    path: 'notifications/on-member-removed',
    description: 'Forgets the devices and the number of a member who has left',
    env: onMemberRemovedEnv,
    environment: { ...tenantPlaneSettings(platform), ...controlTableSettings(platform) },
    rolePath: tenantPlanePath(stage),
    timeoutSeconds: 20,
  });
  grantTenantSessions(fn, platform);
  grantTenantsRead(fn, controlTable);
}
