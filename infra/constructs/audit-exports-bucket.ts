import { Duration, Validations } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { EXPORT_DAYS } from '../../functions/env/audit-exports.ts';
import type { Stage } from '../config/stage.ts';
import { bucketCors } from './cors.ts';
import { privateBucket } from './private-bucket.ts';

/** Where exports of the audit log are put, and deleted by themselves. */
export function auditExportsBucket(
  scope: Construct,
  id: string,
  { stage }: { readonly stage: Stage },
): Bucket {
  const bucket = privateBucket(scope, id, {
    stage,
    cors: bucketCors(stage),
    lifecycleRules: [
      {
        expiration: Duration.days(EXPORT_DAYS),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'Who has an export made is in the audit log; links are for a quarter of an hour.',
  });
  return bucket;
}
