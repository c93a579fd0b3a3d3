import { Duration } from 'aws-cdk-lib';
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3';
import type { Stage } from '../config/stage.ts';

const KEPT = Duration.days(30);

/**
 * Where data is protected, a file that was deleted or overwritten can be had back for 30 days. Who clears a
 * tenant's prefix deletes the versions with it (adapters/s3/clear-prefix.ts).
 */
export const fileVersions = ({ isDataProtected }: Stage) => ({
  versioned: isDataProtected,
  lifecycleRules: [
    {
      id: 'CleanUp',
      abortIncompleteMultipartUploadAfter: Duration.days(1),
      ...(isDataProtected && {
        noncurrentVersionExpiration: KEPT,
        expiredObjectDeleteMarker: true,
      }),
    } satisfies LifecycleRule,
  ],
});
