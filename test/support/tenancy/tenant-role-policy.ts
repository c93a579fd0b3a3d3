import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { StageStorage } from '../../../core/tenancy/stage-storage.ts';
import { stageNamed } from '../../../infra/config/stage.ts';
import { DataStack } from '../../../infra/stacks/data-stack.ts';
import { byConstruct, resolved } from './resolved-template.ts';

export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';
export const TABLE_ARN = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/tenants`;
export const BUCKET_ARN = 'arn:aws:s3:::files';
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/tenant-data`;
/** Each has a table of its own for the tenants of `shared_database`. */
export const PLANS = ['basic', 'pro'] as const;

/** The stores of a stage, as the policies below name them. */
export const storesOf = (stage: string): StageStorage => ({
  partition: 'aws',
  region: REGION,
  accountId: ACCOUNT,
  tableName: 'tenants',
  bucketName: 'files',
  stage,
});

type RoleProperties = {
  readonly AssumeRolePolicyDocument: unknown;
  readonly Policies: readonly { readonly PolicyDocument: unknown }[];
};

/** The tenants' data role as a stage's template has it, with the names of a real account in it. */
export function tenantRolePolicy(stage: string) {
  const template = Template.fromStack(
    new DataStack(new App(), 'Data', { stage: stageNamed(stage), planIds: PLANS }),
  );
  const { TenantTable, FilesBucket, FilesBucketPolicy, TenantDataRole } = byConstruct(template);
  const role = TenantDataRole?.Properties as RoleProperties;
  const ofBucket = FilesBucketPolicy?.Properties as { readonly PolicyDocument: unknown };
  const names = new Map([
    [TenantTable?.id, TABLE_ARN],
    [FilesBucket?.id, BUCKET_ARN],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', REGION],
    ['AWS::AccountId', ACCOUNT],
  ]);
  return {
    trust: resolved(role.AssumeRolePolicyDocument, names),
    policies: role.Policies.map(({ PolicyDocument }) => resolved(PolicyDocument, names)),
    /** Of the bucket that tenants share. */
    bucketPolicy: resolved(ofBucket.PolicyDocument, names),
  };
}
