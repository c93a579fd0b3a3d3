import {
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  ListTagsOfResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { GetKeyRotationStatusCommand, ListResourceTagsCommand } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlacementSpec } from '../../core/tenancy/placement-spec.ts';
import { siloBucketName } from '../../core/tenancy/resource-names.ts';
import { account, region as home } from '../../local/aws.ts';
import { callFor, operatorToken } from '../support/api.ts';
import { retried } from '../support/provisioning/fault-cells.ts';
import { doneOnce, outcomeOf } from '../support/provisioning/outcomes.ts';
import {
  NO_DEDICATED_RESOURCES,
  dedicatedResourcesLeft,
} from '../support/provisioning/dedicated-resources-left.ts';
import { recordTenant } from '../support/provisioning/recorded-tenant.ts';
import { endOf, startRun } from '../support/provisioning/runs.ts';
import { deployedStores } from '../support/tenancy/deployed-stores.ts';
import {
  CONTENT,
  dynamodbIn,
  keyOf,
  kmsIn,
  onboard,
  s3In,
  tableOf,
  type Onboarded,
} from '../support/tenancy/onboarded.ts';

const ELSEWHERE = 'eu-central-1';
const CASES = [
  { isolation: 'shared_schema', region: home },
  { isolation: 'shared_database', region: home, tier: 'pro' },
  { isolation: 'separate_schema', region: home },
  { isolation: 'separate_database', region: home },
  { isolation: 'separate_database', region: ELSEWHERE },
] as const satisfies readonly PlacementSpec[];
type Case = (typeof CASES)[number];
const OWN = CASES.filter(({ isolation }) => isolation.startsWith('separate'));
/** The emulator's CloudFormation leaves encryption out; of a stack, test/infra/silo.test.ts tells it. */
const isEncryptionShown = ({ isolation }: Case) => isolation !== 'separate_database';

const nameOf = ({ isolation, region }: Case) => `${isolation} in ${region}`;

const made = new Map<string, Promise<Onboarded>>();
const of = (one: Case): Promise<Onboarded> => {
  const found = made.get(nameOf(one));
  if (!found) throw new Error(`${nameOf(one)} was not made.`);
  return found;
};

beforeAll(() => {
  for (const one of CASES) made.set(nameOf(one), onboard(one));
});

afterAll(async () => {
  const lines = await Promise.all(
    CASES.map(async (one) => `${nameOf(one).padEnd(34)} ${(await of(one)).seconds.toFixed(1)} s`),
  );
  console.log(`Active under each strategy:\n${lines.join('\n')}`);
});

describe.each(CASES.map((one) => [nameOf(one), one] as const))('a tenant of %s', (_, one) => {
  it('is created, signs in, and works with records and files', async () => {
    const { id, recordId, fileId } = await of(one);
    const tenant = await callFor<PlacementSpec>(`GET /v1/tenants/${id}`, {
      token: await operatorToken(),
    });
    expect(tenant).toMatchObject({ isolation: one.isolation, region: one.region });
    expect({ recordId, fileId }).toEqual({
      recordId: expect.stringMatching(/^rec_/) as string,
      fileId: expect.stringMatching(/^fil_/) as string,
    });
  });

  it('has its items where its placement says', async () => {
    const { placement, recordId } = await of(one);
    const { tableName, partitionKey, region } = placement;
    const { Items = [] } = await DynamoDBDocumentClient.from(dynamodbIn(region)).send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `${partitionKey}#tasks` },
      }),
    );
    expect(JSON.stringify(Items)).toContain(recordId);
    expect(JSON.stringify(Items)).toContain(CONTENT);
  });

  it('has its objects where its placement says, encrypted as it says', async () => {
    const { placement, fileId } = await of(one);
    const { bucketName: Bucket, objectPrefix, dedicated: own, region } = placement;
    const client = s3In(region);
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: objectPrefix }),
    );
    const key = Contents.find(({ Key }) => Key?.includes(fileId))?.Key;
    expect(key).toBeDefined();
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
    const encryption = head.ServerSideEncryption;
    if (own && isEncryptionShown(one)) expect(encryption).toBe('aws:kms');
    else expect(encryption).not.toBe('aws:kms');
    if (own?.isNamedByObjects) {
      const { id, arn } = await keyOf(placement);
      expect([own.keyAlias, id, arn]).toContain(head.SSEKMSKeyId);
    }
  });
});

describe.each(OWN.map((one) => [nameOf(one), one] as const))('the stores of %s', (_, one) => {
  it('have a key of their own that is rotated and bears the tenant’s tags', async () => {
    const { id, placement } = await of(one);
    const client = kmsIn(placement.region);
    const key = await keyOf(placement);
    expect(key.state).toBe('Enabled');
    const rotation = await client.send(new GetKeyRotationStatusCommand({ KeyId: key.id }));
    expect(rotation.KeyRotationEnabled).toBe(true);
    const { Tags = [] } = await client.send(new ListResourceTagsCommand({ KeyId: key.id }));
    expect(Tags).toEqual(
      expect.arrayContaining([
        { TagKey: 'freehold:stage', TagValue: 'local' },
        { TagKey: 'freehold:tenant', TagValue: id },
      ]),
    );
  });

  it('have a table like the pool’s, encrypted by that key, with the tenant’s tags', async () => {
    const { id, placement } = await of(one);
    const { tableName: TableName, region } = placement;
    const client = dynamodbIn(region);
    const table = await tableOf(placement);
    const pool = await tableOf({
      ...placement,
      tableName: (await deployedStores()).tableName,
      region: home,
    });
    expect(table.KeySchema).toEqual(pool.KeySchema);
    expect(table.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
    expect(table.DeletionProtectionEnabled ?? false).toBe(pool.DeletionProtectionEnabled ?? false);
    if (isEncryptionShown(one)) {
      expect(table.SSEDescription).toMatchObject({
        Status: 'ENABLED',
        SSEType: 'KMS',
        KMSMasterKeyArn: (await keyOf(placement)).arn,
      });
    }
    const [backups, expiry, tags] = await Promise.all([
      client.send(new DescribeContinuousBackupsCommand({ TableName })),
      client.send(new DescribeTimeToLiveCommand({ TableName })),
      client.send(new ListTagsOfResourceCommand({ ResourceArn: table.TableArn })),
    ]);
    const { PointInTimeRecoveryDescription } = backups.ContinuousBackupsDescription ?? {};
    expect(PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('ENABLED');
    expect(expiry.TimeToLiveDescription).toEqual({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expiresAt',
    });
    expect(tags.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'freehold:stage', Value: 'local' },
        { Key: 'freehold:tenant', Value: id },
      ]),
    );
  });
});

describe.each(
  CASES.filter(({ isolation }) => isolation === 'separate_database').map(
    (one) => [nameOf(one), one] as const,
  ),
)('the bucket of %s', (_, one) => {
  it('is closed to the public and to every other tenant', async () => {
    const { id, placement } = await of(one);
    const Bucket = placement.bucketName;
    const client = s3In(placement.region);
    const [access, { Policy = '' }] = await Promise.all([
      client.send(new GetPublicAccessBlockCommand({ Bucket })),
      client.send(new GetBucketPolicyCommand({ Bucket })),
    ]);
    expect(Object.values(access.PublicAccessBlockConfiguration ?? {})).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect((JSON.parse(Policy) as { Statement: object[] }).Statement).toMatchObject([
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Effect: 'Deny', Condition: { StringNotEquals: { 'aws:PrincipalTag/tenantId': id } } },
    ]);
  });
});

describe('a stack that cannot be made', () => {
  it('fails the provisioning with CloudFormation’s reason, and is taken away; a retry succeeds', async () => {
    const tenant = await recordTenant('separate_database');
    const taken = { Bucket: siloBucketName('local', tenant.id, account) };
    await s3In(home).send(new CreateBucketCommand(taken));
    await startRun({ tenantId: tenant.id });
    await endOf({ tenantId: tenant.id });

    const path = `/v1/tenants/${tenant.id}`;
    const token = await operatorToken();
    const { failure } = await callFor<{ failure: { step: string; reason: string } }>(
      `GET ${path}`,
      { token },
    );
    expect(failure).toMatchObject({ step: 'create-dedicated-resources', retryable: true });
    expect(failure.reason).toMatch(/^The tenant’s stack is ROLLBACK_COMPLETE: Bucket.*: ./);
    expect(await dedicatedResourcesLeft(tenant.id)).toEqual({
      ...NO_DEDICATED_RESOURCES,
      buckets: [taken.Bucket],
    });

    await s3In(home).send(new DeleteBucketCommand(taken));
    await retried(tenant);
    expect(await outcomeOf(tenant)).toEqual(doneOnce(tenant, { failures: 1 }));
  });
});
