import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledgeDedicatedResources } from './dedicated-resources-acknowledgements.ts';
import { dedicatedResourcesArns } from './dedicated-resources-arns.ts';
import {
  keyCareStatement,
  keyNameStatements,
  newKeyStatements,
  type DedicatedResourcesProps,
} from './dedicated-resources-keys.ts';

/** What CloudFormation asks of a table, to make, read, change and delete it; no item of it. */
const TABLE_ACTIONS = [
  'CreateTable',
  'DescribeTable',
  'UpdateTable',
  'DeleteTable',
  'TagResource',
  'UntagResource',
  'ListTagsOfResource',
  'DescribeContinuousBackups',
  'UpdateContinuousBackups',
  'DescribeTimeToLive',
  'UpdateTimeToLive',
  'DescribeContributorInsights',
  'DescribeKinesisStreamingDestination',
  'GetResourcePolicy',
];

/**
 * What it asks of a bucket: it reads each setting, whether the template has it or not. No object can be read.
 */
const BUCKET_ACTIONS = [
  'CreateBucket',
  'DeleteBucket',
  'GetBucketAcl',
  'TagResource',
  'UntagResource',
  'ListTagsForResource',
  'PutBucketTagging',
  'GetBucketTagging',
  'PutEncryptionConfiguration',
  'GetEncryptionConfiguration',
  'PutBucketPublicAccessBlock',
  'GetBucketPublicAccessBlock',
  'PutBucketCORS',
  'GetBucketCORS',
  'PutLifecycleConfiguration',
  'GetLifecycleConfiguration',
  'PutBucketNotification',
  'GetBucketNotification',
  'PutBucketVersioning',
  'GetBucketVersioning',
  'PutBucketCORS',
  'GetBucketCORS',
  'GetAccelerateConfiguration',
  'GetAnalyticsConfiguration',
  'GetBucketAbac',
  'GetBucketLogging',
  'GetBucketMetadataTableConfiguration',
  'GetBucketObjectLockConfiguration',
  'GetBucketOwnershipControls',
  'GetBucketWebsite',
  'GetIntelligentTieringConfiguration',
  'GetInventoryConfiguration',
  'GetMetricsConfiguration',
  'GetReplicationConfiguration',
  'PutBucketPolicy',
  'GetBucketPolicy',
  'DeleteBucketPolicy',
];

/**
 * The role CloudFormation makes, changes and deletes silos with: it reaches silos of this stage alone. Its
 * rights are what the handlers of the template's types ask for (test/infra/silo-deploy-role.test.ts).
 */
export class SiloDeployRole extends Role {
  constructor(scope: Construct, id: string, props: DedicatedResourcesProps) {
    super(scope, id, {
      description: 'Makes and deletes the stacks of tenants with a database of their own',
      assumedBy: new ServicePrincipal('cloudformation.amazonaws.com'),
    });
    const { siloTables, siloAliases, buckets } = dedicatedResourcesArns(this, props.stage);
    const statements = [
      new PolicyStatement({
        sid: 'OwnTables',
        actions: TABLE_ACTIONS.map((action) => `dynamodb:${action}`),
        resources: [siloTables],
      }),
      new PolicyStatement({
        sid: 'OwnBuckets',
        actions: BUCKET_ACTIONS.map((action) => `s3:${action}`),
        resources: [buckets],
      }),
      // Asks whether a bucket is there, and empty; that tells names of objects, to CloudFormation alone.
      new PolicyStatement({
        sid: 'LookIntoOwnBuckets',
        actions: ['s3:ListBucket'],
        resources: [buckets],
      }),
      ...newKeyStatements(props),
      // The key of a stack lets this role in by its own policy (infra/silo/silo-stack.ts), and should
      // this role ever be made anew under another name, by the tags, which are long known by then.
      ...keyNameStatements(this, { ...props, aliases: siloAliases }),
      keyCareStatement(this, props.stage),
    ];
    for (const statement of statements) this.addToPolicy(statement);
    acknowledgeDedicatedResources(this, props.stage);
  }
}
