import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deadLetters } from './dead-letters.ts';
import { workQueue } from './work-queue.ts';

/** An attempt takes 15 seconds at most, and what it writes is little. */
export const SENDING_SECONDS = 30;
const MAX_RECEIVES = 5;
const RUNBOOK = 'webhooks-not-sent';

/** Where messages to tenants' endpoints wait to be sent. */
export const webhookQueue = (scope: Construct): Queue =>
  workQueue(scope, 'WebhookQueue', {
    timeoutSeconds: SENDING_SECONDS,
    maxReceives: MAX_RECEIVES,
    deadLetters: deadLetters(scope, 'UnsentWebhooks', {
      meaning: 'Webhook messages could not be attempted.',
      runbook: RUNBOOK,
    }),
    late: 'Webhook messages are sent late.',
    runbook: RUNBOOK,
  });
