import { Duration, Validations } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { ObjectLockRetention, type Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { privateBucket } from './private-bucket.ts';
import { removalPolicyOf } from './removal-policy.ts';

/** Longer than any plan keeps entries. */
const LOCKED = Duration.days(2_557);

/**
 * Where anchors of the audit log are kept, and what they are signed with. In compliance mode not even the account's
 * root deletes one before its time; a stage whose data is not protected locks nothing, so that it can be removed.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class AuditAnchors extends Construct {
  readonly bucket: Bucket;
  readonly key: Key;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.bucket = privateBucket(this, 'Bucket', {
      stage,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      objectLockEnabled: true,
      ...(stage.isDataProtected && {
        objectLockDefaultRetention: ObjectLockRetention.compliance(LOCKED),
      }),
    });
    this.key = new Key(this, 'Key', {
      description: 'Freehold: signs how far the audit log goes',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: removalPolicyOf(stage),
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'One function writes to it, once a day, and CloudTrail knows who reads it.',
    });
  }
}
