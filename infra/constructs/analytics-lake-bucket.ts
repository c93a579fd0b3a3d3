import { Duration, Validations } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { LAKE_DAYS } from '../../functions/env/analytics-lake.ts';
import { privateBucket } from './private-bucket.ts';

/** What a query found is fetched at once, or asked for anew. */
const RESULTS_KEPT = Duration.days(1);

/** Tracked events by tenant and day, as long as the highest level keeps its metrics; and what queries found in them. */
export function analyticsLakeBucket(scope: Construct, stage: Stage): Bucket {
  const bucket = privateBucket(scope, 'AnalyticsLake', {
    stage,
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      { prefix: 'events/', expiration: Duration.days(LAKE_DAYS) },
      { prefix: 'results/', expiration: RESULTS_KEPT },
    ],
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason:
      'One function writes to it, and tenants’ sessions read; CloudTrail knows who else does.',
  });
  return bucket;
}
