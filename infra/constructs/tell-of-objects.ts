import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';

/** Has S3 tell EventBridge of the bucket's objects. CDK's own setting would add a function for it to the stack. */
export function tellOfObjects(bucket: Bucket): void {
  (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  };
}
