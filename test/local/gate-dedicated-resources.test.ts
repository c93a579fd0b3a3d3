import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  ListResourceTagsCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { beforeAll, describe, expect, it } from 'vitest';
import { allow, makeRole, sessionOf, type Statement } from '../support/gate-role.ts';
import { asRoot } from '../support/local-cloud.ts';

const ACCOUNT = '000000000000';
const NAME = `gate-own-${Date.now().toString(36)}`;
const HOME = 'eu-central-1';
const OWN = { 'aws:RequestTag/owner': 'a' };
const MADE = { 'aws:ResourceTag/owner': 'a' };

/** As a maker of tenants' stores would be held: what it makes must bear the tag, what bears it it may change. */
const maker: readonly Statement[] = [
  allow({
    Action: ['dynamodb:CreateTable', 'dynamodb:TagResource'],
    Resource: `arn:aws:dynamodb:*:${ACCOUNT}:table/${NAME}-*`,
    Condition: { StringEquals: OWN },
  }),
  allow({
    Action: [
      'DescribeTable',
      'UpdateTable',
      'DeleteTable',
      'UpdateContinuousBackups',
      'DescribeContinuousBackups',
      'UpdateTimeToLive',
      'DescribeTimeToLive',
      'ListTagsOfResource',
    ].map((name) => `dynamodb:${name}`),
    Resource: `arn:aws:dynamodb:*:${ACCOUNT}:table/${NAME}-*`,
    Condition: { StringEquals: MADE },
  }),
  allow({ Action: 'kms:CreateKey', Resource: '*', Condition: { StringEquals: OWN } }),
  allow({
    Action: 'kms:TagResource',
    Resource: `arn:aws:kms:*:${ACCOUNT}:key/*`,
    Condition: { StringEquals: OWN },
  }),
  allow({
    Action: ['kms:CreateAlias', 'kms:DeleteAlias'],
    Resource: `arn:aws:kms:*:${ACCOUNT}:alias/${NAME}-*`,
  }),
  allow({
    Action: [
      'CreateAlias',
      'DeleteAlias',
      'DescribeKey',
      'EnableKeyRotation',
      'ScheduleKeyDeletion',
      'ListResourceTags',
    ].map((name) => `kms:${name}`),
    Resource: `arn:aws:kms:*:${ACCOUNT}:key/*`,
    Condition: { StringEquals: MADE },
  }),
];

const WITH_KEY = ['Encrypt', 'Decrypt', 'ReEncrypt*', 'GenerateDataKey*', 'DescribeKey'];
const throughDynamodb: readonly Statement[] = [
  allow({
    Action: WITH_KEY.map((name) => `kms:${name}`),
    Resource: `arn:aws:kms:*:${ACCOUNT}:key/*`,
    Condition: { StringLike: { 'kms:ViaService': 'dynamodb.*.amazonaws.com' } },
  }),
  allow({
    Action: 'kms:CreateGrant',
    Resource: `arn:aws:kms:*:${ACCOUNT}:key/*`,
    Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  }),
];

const denied = { name: 'AccessDeniedException' };
const tagged = (Value: string) => [{ Key: 'owner', Value }];
const tableOf = (name: string, owner: string, keyId?: string) =>
  new CreateTableCommand({
    TableName: `${NAME}-${name}`,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    Tags: tagged(owner),
    ...(keyId && { SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: keyId } }),
  });

beforeAll(async () => {
  await makeRole(`${NAME}-maker`, maker);
  await makeRole(`${NAME}-encrypter`, [...maker, ...throughDynamodb]);
});

describe('the maker of a tenant table', () => {
  it('makes it in any region with the tag it is held to, and with no other', async () => {
    for (const region of ['us-east-1', HOME]) {
      const tables = new DynamoDBClient(await sessionOf(`${NAME}-maker`, { region }));
      await expect(tables.send(tableOf('other', 'b'))).rejects.toMatchObject(denied);
      await expect(tables.send(new ListTablesCommand({}))).rejects.toMatchObject(denied);
      const { TableDescription } = await tables.send(tableOf('table', 'a'));
      expect(TableDescription?.TableArn).toContain(`:${region}:`);
    }
  });

  it('reaches what bears the tag, in the region of its request', async () => {
    const root = new DynamoDBClient({ ...asRoot(), region: HOME });
    await root.send(tableOf('foreign', 'b'));
    const tables = new DynamoDBClient(await sessionOf(`${NAME}-maker`, { region: HOME }));
    const TableName = `${NAME}-table`;
    const ResourceArn = `arn:aws:dynamodb:${HOME}:${ACCOUNT}:table/${TableName}`;
    const isTimed = { Enabled: true, AttributeName: 'ttl' };
    await tables.send(new DescribeTableCommand({ TableName }));
    await tables.send(new ListTagsOfResourceCommand({ ResourceArn }));
    await tables.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
    await tables.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    await tables.send(new DescribeContinuousBackupsCommand({ TableName }));
    await tables.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    await tables.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: isTimed }));
    await tables.send(new DescribeTimeToLiveCommand({ TableName }));
    const foreign = new DeleteTableCommand({ TableName: `${NAME}-foreign` });
    await expect(tables.send(foreign)).rejects.toMatchObject(denied);
    await tables.send(new DeleteTableCommand({ TableName }));
  });
});

describe('the maker of a tenant key', () => {
  const alias = `alias/${NAME}-key`;

  it('makes it, names it and gives it up, by its tag and the alias', async () => {
    const keys = new KMSClient(await sessionOf(`${NAME}-maker`, { region: HOME }));
    await expect(keys.send(new CreateKeyCommand({}))).rejects.toMatchObject(denied);
    await expect(keys.send(new DescribeKeyCommand({ KeyId: alias }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    const Tags = [{ TagKey: 'owner', TagValue: 'a' }];
    const { KeyMetadata } = await keys.send(new CreateKeyCommand({ Tags }));
    const TargetKeyId = KeyMetadata?.KeyId ?? '';
    await keys.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId }));
    await keys.send(new DescribeKeyCommand({ KeyId: alias }));
    await keys.send(new EnableKeyRotationCommand({ KeyId: TargetKeyId }));
    await keys.send(new ListResourceTagsCommand({ KeyId: TargetKeyId }));
    await keys.send(new DeleteAliasCommand({ AliasName: alias }));
    await keys.send(new ScheduleKeyDeletionCommand({ KeyId: TargetKeyId, PendingWindowInDays: 7 }));
  });

  it('cannot name a key that is not its own, nor name its own otherwise', async () => {
    const { KeyMetadata } = await new KMSClient(asRoot()).send(new CreateKeyCommand({}));
    const keys = new KMSClient(await sessionOf(`${NAME}-maker`));
    const foreign = { AliasName: alias, TargetKeyId: KeyMetadata?.KeyId ?? '' };
    await expect(keys.send(new CreateAliasCommand(foreign))).rejects.toMatchObject(denied);

    const Tags = [{ TagKey: 'owner', TagValue: 'a' }];
    const own = await keys.send(new CreateKeyCommand({ Tags }));
    const unnamed = { AliasName: 'alias/x', TargetKeyId: own.KeyMetadata?.KeyId ?? '' };
    await expect(keys.send(new CreateAliasCommand(unnamed))).rejects.toMatchObject(denied);
  });

  it('encrypts a table with it when DynamoDB may use and grant it on its behalf', async () => {
    const Tags = [{ TagKey: 'owner', TagValue: 'a' }];
    const keys = new KMSClient(await sessionOf(`${NAME}-maker`));
    const { KeyMetadata } = await keys.send(new CreateKeyCommand({ Tags }));
    const keyId = KeyMetadata?.Arn ?? '';
    const without = new DynamoDBClient(await sessionOf(`${NAME}-maker`));
    await expect(without.send(tableOf('encrypted', 'a', keyId))).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('kms:CreateGrant') as string,
    });
    const allowed = new DynamoDBClient(await sessionOf(`${NAME}-encrypter`));
    await allowed.send(tableOf('encrypted', 'a', keyId));
  });
});
