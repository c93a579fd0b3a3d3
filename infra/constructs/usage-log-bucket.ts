import { Duration, Validations } from 'aws-cdk-lib';
import { StorageClass, type Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { privateBucket } from './private-bucket.ts';

/** Longer than late usage and a quarrel about an invoice take; it is read in milliseconds there too. */
const READ_OFTEN = Duration.days(90);

/** Every usage event that was counted. Nobody may delete one, and who writes puts new names alone. */
export function usageLogBucket(scope: Construct, stage: Stage): Bucket {
  const bucket = privateBucket(scope, 'UsageLogBucket', {
    stage,
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        transitions: [
          { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: READ_OFTEN },
        ],
      },
    ],
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'One function writes to it and two read; CloudTrail knows who else does.',
  });
  return bucket;
}
