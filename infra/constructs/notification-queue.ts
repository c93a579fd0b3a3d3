import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { notificationsEnv } from '../../functions/env/notifications.ts';
import { grantControlItems } from './control-items.ts';
import { deadLetters } from './dead-letters.ts';
import { usageTableSettings, type Platform } from './platform.ts';
import type { PlatformFunction, Settings } from './platform-function.ts';
import { workQueue } from './work-queue.ts';

export const DELIVERY_SECONDS = 60;
export const NOTIFICATIONS_RUNBOOK = 'notifications';

/** Where notifications wait to be sent. What fails is left to the schedule: nothing is lost in the dead letters. */
export const notificationQueue = (scope: Construct): Queue =>
  workQueue(scope, 'NotificationQueue', {
    timeoutSeconds: DELIVERY_SECONDS,
    maxReceives: 3,
    deadLetters: deadLetters(scope, 'UnsentNotifications', {
      meaning: 'Notifications could not be sent at once; the schedule tries them again.',
      runbook: NOTIFICATIONS_RUNBOOK,
    }),
    late: 'Notifications are sent late.',
    runbook: NOTIFICATIONS_RUNBOOK,
  });

export type Notifying = Pick<Platform, 'usageTable'> & { readonly notificationQueue: IQueue };

export const notifyingSettings = (platform: Notifying): Settings<typeof notificationsEnv> => ({
  ...usageTableSettings(platform),
  NOTIFICATION_QUEUE_URL: platform.notificationQueue.queueUrl,
});

/** Lets a function have notifications sent: it writes that they are due, and nothing else there. */
export function grantNotifying(
  fn: Pick<PlatformFunction, 'grant' | 'role'>,
  { usageTable, notificationQueue: queue }: Notifying,
): void {
  grantControlItems(fn, usageTable, { actions: ['PutItem'], leadingKeys: ['NOTIFY#*'] });
  fn.grant(['sqs:SendMessage'], [queue.queueArn]);
}
