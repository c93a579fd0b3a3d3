import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { removalPolicyOf } from './removal-policy.ts';

export type PrivateBucketProps = BucketProps & { readonly stage: Stage };

/** A bucket that nobody reaches without a right to it, by TLS alone, encrypted by S3; kept where the stage's data is. */
export const privateBucket = (
  scope: Construct,
  id: string,
  { stage, ...props }: PrivateBucketProps,
): Bucket =>
  new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    encryption: BucketEncryption.S3_MANAGED,
    removalPolicy: removalPolicyOf(stage),
    // A bucket that is not empty cannot be deleted; the emulator deletes any.
    autoDeleteObjects: !stage.isDataProtected && !stage.isLocal,
    ...props,
  });
