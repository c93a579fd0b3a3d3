import { Stack, Validations } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { PlatformFunction } from './platform-function.ts';

export type ObjectsGrant = {
  /** Of S3, such as `GetObject`. */
  readonly actions: readonly string[];
  /** Such as `exports/*`. */
  readonly objects: string;
  /** Why it is all of them. */
  readonly reason: string;
};

/** Grants a function objects of another stack's bucket by a pattern. */
export function grantObjects(
  fn: Pick<PlatformFunction, 'grant' | 'role'>,
  bucket: IBucket,
  { actions, objects, reason }: ObjectsGrant,
): void {
  fn.grant(
    actions.map((action) => `s3:${action}`),
    [bucket.arnForObjects(objects)],
  );
  const owner = Stack.of(bucket);
  // The export by which the other stack reads the ARN: all that is known of it here, and what cdk-nag calls it by.
  const exported = owner.resolve(owner.exportValue(bucket.bucketArn)) as {
    readonly 'Fn::ImportValue': string;
  };
  Validations.of(fn.role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${exported['Fn::ImportValue']}/${objects}]`,
    reason,
  });
}
