import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { publishFileUploadsEnv } from '../../functions/events/publish-file-uploads/env.ts';
import type { Stage } from '../config/stage.ts';
import { deadLetters } from '../constructs/dead-letters.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { queueTarget } from '../constructs/queue-target.ts';
import type { StageBus } from '../constructs/stage-bus.ts';
import { workQueue } from '../constructs/work-queue.ts';

export type FileUploadsProps = {
  readonly stage: Stage;
  readonly bus: StageBus;
  /** Patterns of the names of the buckets in this region. */
  readonly buckets: readonly (string | { readonly prefix: string })[];
};

const RUNBOOK = 'unpublished-changes';
const TIMEOUT_SECONDS = 20;
const MOST_ATTEMPTS = 10;

/** From what S3 tells the region's own bus of uploads to tenants' buckets, to the stage's bus. */
export function fileUploads(scope: Construct, { stage, bus, buckets }: FileUploadsProps): void {
  const unpublished = deadLetters(scope, 'UnpublishedUploads', {
    meaning: 'Uploads of files could not be published.',
    runbook: RUNBOOK,
  });
  const queue = workQueue(scope, 'FileUploadQueue', {
    timeoutSeconds: TIMEOUT_SECONDS,
    maxReceives: MOST_ATTEMPTS,
    deadLetters: unpublished,
    late: 'Uploads of files are published late.',
    runbook: RUNBOOK,
  });
  new Rule(scope, 'FileUploads', {
    description: 'Uploads to tenants’ buckets; copies of a move are made by another call',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: {
        bucket: { name: buckets },
        object: { key: [{ prefix: 't/' }, { prefix: 'k/' }] },
        reason: ['PutObject'],
      },
    },
    targets: [queueTarget(queue, unpublished)],
  });
  const publisher = new PlatformFunction(scope, 'PublishFileUploads', {
    stage,
    path: 'events/publish-file-uploads',
    description: 'Tells the bus which files were uploaded',
    env: publishFileUploadsEnv,
    environment: bus.settings,
    timeoutSeconds: TIMEOUT_SECONDS,
  });
  publisher.grant(['events:PutEvents'], [bus.arn]);
  publisher.function.addEventSource(
    new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true }),
  );
}
