import { Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { SILO_INFIX, resourcePrefixOf } from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';

/** Tenants' dedicated resources are made at run time: patterns of their names and tags are all there is to go by. */
export function acknowledgeDedicatedResources(role: Role, { name }: Stage): void {
  const own = resourcePrefixOf(name);
  for (const [resource, reason] of [
    [
      '*',
      'CreateKey, ListKeys, ListAliases and what makes and lists mappings know no resource; the tags of a new key and the function of a new mapping are fixed.',
    ],
    [
      'arn:<AWS::Partition>:lambda:*:<AWS::AccountId>:event-source-mapping:*',
      'Mappings have no names; the condition fixes their function.',
    ],
    [
      `arn:<AWS::Partition>:dynamodb:*:<AWS::AccountId>:table/${own}tnt_*`,
      'Tables of tenants, in their regions; no item of them.',
    ],
    [
      `arn:<AWS::Partition>:dynamodb:*:<AWS::AccountId>:table/${own}${SILO_INFIX}tnt_*`,
      'Tables of tenants’ stacks, in their regions; no item of them.',
    ],
    [
      `arn:<AWS::Partition>:kms:*:<AWS::AccountId>:alias/${own}${SILO_INFIX}tnt_*`,
      'Aliases of the keys of tenants’ stacks, in their regions.',
    ],
    [
      'arn:<AWS::Partition>:kms:*:<AWS::AccountId>:key/*',
      'Keys with the tags of a tenant of this stage; of others, that they exist.',
    ],
    [
      `arn:<AWS::Partition>:kms:*:<AWS::AccountId>:alias/${own}tnt_*`,
      'Aliases of tenants’ keys, in their regions.',
    ],
    [
      `arn:<AWS::Partition>:cloudformation:*:<AWS::AccountId>:stack/${own}tnt-*/*`,
      'Stacks of tenants, in their regions.',
    ],
    [
      `arn:<AWS::Partition>:s3:::${own}tnt-*-<AWS::AccountId>`,
      'Buckets of tenants; no object in them.',
    ],
  ] as const) {
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}
