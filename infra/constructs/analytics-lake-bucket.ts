import { Duration, Validations } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { LAKE_DAYS } from '../../functions/env/analytics-lake.ts';
import { privateBucket } from './private-bucket.ts';

/** Tracked events by tenant and day, as long as the highest level keeps its metrics. */
export function analyticsLakeBucket(scope: Construct, stage: Stage): Bucket {
  const bucket = privateBucket(scope, 'AnalyticsLake', {
    stage,
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      { prefix: 'events/', expiration: Duration.days(LAKE_DAYS) },
    ],
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'One function writes to it, and one erases; CloudTrail knows who else does.',
  });
  return bucket;
}
