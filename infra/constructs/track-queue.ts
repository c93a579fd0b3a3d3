import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deadLetters } from './dead-letters.ts';
import { workQueue } from './work-queue.ts';

export const TRACKING_SECONDS = 60;
/** With 6 minutes between them: a sink that is away for two hours loses nothing. */
const MAX_RECEIVES = 20;
const RUNBOOK = 'tracked-events-not-counted';

/** Where tracked events wait to be counted, apart from usage: a flood of them delays no bill. */
export const trackQueue = (scope: Construct): Queue =>
  workQueue(scope, 'TrackQueue', {
    timeoutSeconds: TRACKING_SECONDS,
    maxReceives: MAX_RECEIVES,
    deadLetters: deadLetters(scope, 'UncountedTrackedEvents', {
      meaning: 'Tracked events could not be counted, or not be handed to the sink.',
      runbook: RUNBOOK,
    }),
    late: 'Tracked events are counted late.',
    runbook: RUNBOOK,
  });
