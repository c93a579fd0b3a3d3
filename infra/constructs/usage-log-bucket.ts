import { Duration, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, StorageClass } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { removalPolicyOf } from './removal-policy.ts';

/** Longer than late usage and a quarrel about an invoice take; it is read in milliseconds there too. */
const READ_OFTEN = Duration.days(90);

/** Every usage event that was counted. Nobody may delete one, and who writes puts new names alone. */
export function usageLogBucket(scope: Construct, stage: Stage): Bucket {
  const bucket = new Bucket(scope, 'UsageLogBucket', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        transitions: [
          { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: READ_OFTEN },
        ],
      },
    ],
    removalPolicy: removalPolicyOf(stage),
    autoDeleteObjects: !stage.isDataProtected && !stage.isLocal,
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'One function writes to it and two read; CloudTrail knows who else does.',
  });
  return bucket;
}
