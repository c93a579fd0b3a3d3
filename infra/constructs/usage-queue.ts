import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deadLetters } from './dead-letters.ts';
import { workQueue } from './work-queue.ts';

export const AGGREGATION_SECONDS = 60;
const MAX_RECEIVES = 5;
const RUNBOOK = 'usage-not-counted';

/** Where usage events wait to be counted. */
export const usageQueue = (scope: Construct): Queue =>
  workQueue(scope, 'UsageQueue', {
    timeoutSeconds: AGGREGATION_SECONDS,
    maxReceives: MAX_RECEIVES,
    deadLetters: deadLetters(scope, 'UncountedUsage', {
      meaning: 'Usage events could not be counted.',
      runbook: RUNBOOK,
    }),
    late: 'Usage events are counted late.',
    runbook: RUNBOOK,
  });
