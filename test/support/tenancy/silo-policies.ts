import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { siloBucketName } from '../../../core/tenancy/resource-names.ts';
import { stageNamed } from '../../../infra/config/stage.ts';
import { SiloStack } from '../../../infra/silo/silo-stack.ts';
import { byConstruct, resolved } from './resolved-template.ts';
import { ACCOUNT } from './tenant-role-policy.ts';

export const siloTemplate = (stage: string) =>
  Template.fromStack(new SiloStack(new App(), stageNamed(stage)));

/** The policies at the bucket and at the key of a tenant's own stack. */
export function siloPolicies(stage: string, tenantId: TenantId) {
  const { Bucket, BucketPolicy, Key } = byConstruct(siloTemplate(stage));
  const names = new Map([
    [Bucket?.id, `arn:aws:s3:::${siloBucketName(stage, tenantId, ACCOUNT)}`],
    ['TenantId', tenantId],
    ['DeployRoleArn', `arn:aws:iam::${ACCOUNT}:role/silo-deploy`],
    ['AWS::Partition', 'aws'],
    ['AWS::AccountId', ACCOUNT],
  ]);
  const { PolicyDocument } = BucketPolicy?.Properties as { readonly PolicyDocument: unknown };
  const { KeyPolicy } = Key?.Properties as { readonly KeyPolicy: unknown };
  return { bucket: resolved(PolicyDocument, names), key: resolved(KeyPolicy, names) };
}
