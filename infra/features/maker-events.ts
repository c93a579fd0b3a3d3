import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { receiveMakerEventsEnv } from '../../functions/notifications/receive-events/env.ts';
import { takeNoticesEnv } from '../../functions/notifications/take-notices/env.ts';
import { grantTenantsRead } from '../constructs/control-items.ts';
import { deadLetters } from '../constructs/dead-letters.ts';
import { mailEvents } from '../constructs/mail-events.ts';
import {
  grantNotifying,
  notifyingSettings,
  NOTIFICATIONS_RUNBOOK,
  type Notifying,
} from '../constructs/notification-queue.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { grantSecretRead } from '../constructs/secret-read.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';
import { workQueue } from '../constructs/work-queue.ts';

const TAKING_SECONDS = 30;

/** Where it waits what makers tell of messages; with SES, under which set mails are sent. */
export function noticeQueue(scope: Construct, { config }: Platform) {
  const untaken = deadLetters(scope, 'UntakenNotices', {
    meaning: 'What became of messages could not be written down.',
    runbook: NOTIFICATIONS_RUNBOOK,
  });
  const queue = workQueue(scope, 'NoticeQueue', {
    timeoutSeconds: TAKING_SECONDS,
    // A move of the tenant's data is waited for: three minutes lie between two attempts.
    maxReceives: 100,
    deadLetters: untaken,
    late: 'It is written down late what became of messages.',
    runbook: NOTIFICATIONS_RUNBOOK,
  });
  const isSes = config.services.notification.email.provider === 'ses';
  const configurationSet = isSes ? mailEvents(scope, { queue, deadLetters: untaken }) : undefined;
  return { queue, configurationSet };
}

/** What writes it down. */
export function takeNotices(scope: Construct, platform: Platform & Notifying, queue: IQueue): void {
  const fn = new TenantPlaneFunction(scope, 'TakeNotices', {
    platform,
    path: 'notifications/take-notices',
    description: 'Writes down what makers tell of messages, and suppresses addresses',
    env: takeNoticesEnv,
    environment: { ...controlTableSettings(platform), ...notifyingSettings(platform) },
    timeoutSeconds: TAKING_SECONDS,
  });
  fn.function.addEventSource(
    new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 }),
  );
  grantTenantsRead(fn, platform.controlTable);
  grantNotifying(fn, platform);
}

export type Noticing = { readonly noticeQueue: IQueue };

/** Open to anyone who can sign as SendGrid or Twilio does. */
export function makerEventsApi(scope: Construct, platform: Platform & Noticing) {
  const { stage, config, apiUrl, noticeQueue: queue } = platform;
  const fn = new PlatformFunction(scope, 'ReceiveMakerEvents', {
    stage,
    path: 'notifications/receive-events',
    description: 'Takes what SendGrid and Twilio tell of messages',
    env: receiveMakerEventsEnv,
    environment: { API_URL: apiUrl, NOTICE_QUEUE_URL: queue.queueUrl },
  });
  fn.grant(['sqs:SendMessage'], [queue.queueArn]);
  const { sms } = config.services.notification;
  if (sms.provider === 'twilio') grantSecretRead(fn, stage, [sms.authToken.secretName]);
  return { 'notifications/receive-events': fn.function };
}
