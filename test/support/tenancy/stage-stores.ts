import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  type CloudFormationClientConfig,
} from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import type { StageStorage } from '../../../core/tenancy/stage-storage.ts';

export type StageStores = StageStorage & {
  readonly roleArn: string;
  readonly controlTableName: string;
  readonly usageTableName: string;
};

type Aws = Pick<CloudFormationClientConfig, 'endpoint' | 'credentials' | 'region'>;
type DeployedStage = {
  readonly stage: string;
  readonly region: string;
  readonly account: string;
};

/** The stores of tenants' data and the role that reaches them, as they were deployed for a stage. */
export async function stageStores(
  aws: Aws,
  { stage, region, account }: DeployedStage,
): Promise<StageStores> {
  const data = await stackResources(aws, `freehold-${stage}-data`);
  const RoleName = data('AWS::IAM::Role', 'TenantDataRole');
  const { Role } = await new IAMClient(aws).send(new GetRoleCommand({ RoleName }));
  return {
    partition: 'aws',
    region,
    accountId: account,
    tableName: data('AWS::DynamoDB::Table', 'TenantTable'),
    controlTableName: data('AWS::DynamoDB::Table', 'ControlTable'),
    usageTableName: data('AWS::DynamoDB::Table', 'UsageTable'),
    bucketName: data('AWS::S3::Bucket', 'FilesBucket'),
    stage,
    roleArn: Role?.Arn ?? '',
  };
}

/** Finds the physical name of a stack's resource by its type and the beginning of its logical id. */
export async function stackResources(aws: Aws, StackName: string) {
  const { StackResources = [] } = await new CloudFormationClient(aws).send(
    new DescribeStackResourcesCommand({ StackName }),
  );
  return (type: string, construct: string): string => {
    const found = StackResources.find(
      ({ ResourceType, LogicalResourceId = '' }) =>
        ResourceType === type && LogicalResourceId.startsWith(construct),
    );
    if (!found?.PhysicalResourceId) throw new Error(`${StackName} has no ${construct}.`);
    return found.PhysicalResourceId;
  };
}
