import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { account, region } from '../../../local/aws.ts';
import type { StageStorage } from '../../../core/tenancy/stage-storage.ts';
import { asRoot } from '../local-cloud.ts';

const DATA_STACK = 'freehold-local-data';

export type DeployedStores = StageStorage & {
  readonly roleArn: string;
  readonly controlTableName: string;
};

/** The stores of tenants' data and the role that reaches them, as they were deployed to the local cloud. */
export async function deployedStores(): Promise<DeployedStores> {
  const client = new CloudFormationClient(asRoot());
  const { StackResources = [] } = await client.send(
    new DescribeStackResourcesCommand({ StackName: DATA_STACK }),
  );
  const physicalName = (type: string, construct: string) => {
    const found = StackResources.find(
      ({ ResourceType, LogicalResourceId = '' }) =>
        ResourceType === type && LogicalResourceId.startsWith(construct),
    );
    if (!found?.PhysicalResourceId) throw new Error(`${DATA_STACK} has no ${construct}.`);
    return found.PhysicalResourceId;
  };
  const roleName = physicalName('AWS::IAM::Role', 'TenantDataRole');
  const { Role } = await new IAMClient(asRoot()).send(new GetRoleCommand({ RoleName: roleName }));
  return {
    partition: 'aws',
    region,
    accountId: account,
    tableName: physicalName('AWS::DynamoDB::Table', 'TenantTable'),
    controlTableName: physicalName('AWS::DynamoDB::Table', 'ControlTable'),
    bucketName: physicalName('AWS::S3::Bucket', 'FilesBucket'),
    stage: 'local',
    roleArn: Role?.Arn ?? '',
  };
}
