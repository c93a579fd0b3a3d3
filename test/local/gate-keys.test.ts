import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutBucketEncryptionCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, it } from 'vitest';
import { rootCredentials } from '../../local/aws.ts';
import { allow, makeRole, sessionOf, type Statement } from '../support/gate-role.ts';
import { asRoot, throughGate } from '../support/local-cloud.ts';

const ACCOUNT = '000000000000';
const NAME = `gate-keys-${Date.now().toString(36)}`;
const ALIAS = `alias/${NAME}`;
const BUCKET_KEYED = `${NAME}-default`;
const KEYS = `arn:aws:kms:*:${ACCOUNT}:key/*`;

const data: readonly Statement[] = [
  allow({ Action: 'dynamodb:*Item', Resource: `arn:aws:dynamodb:*:${ACCOUNT}:table/${NAME}` }),
  allow({ Action: 'dynamodb:Query', Resource: `arn:aws:dynamodb:*:${ACCOUNT}:table/${NAME}` }),
  allow({
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: [`arn:aws:s3:::${NAME}/*`, `arn:aws:s3:::${BUCKET_KEYED}/*`],
  }),
];
const keyUse = (actions: string[], context: Readonly<Record<string, string>>): Statement =>
  allow({
    Action: actions.map((action) => `kms:${action}`),
    Resource: KEYS,
    Condition: {
      StringLike: Object.fromEntries(
        Object.entries(context).map(([key, value]) => [`kms:EncryptionContext:${key}`, value]),
      ),
    },
  });
const ofTable = keyUse(['Decrypt'], {
  'aws:dynamodb:tableName': NAME,
  'aws:dynamodb:subscriberId': ACCOUNT,
});
const ofObjects = keyUse(['Decrypt', 'GenerateDataKey'], {
  'aws:s3:arn': `arn:aws:s3:::${NAME}/k/a/*`,
});
const ofBucket = keyUse(['Decrypt', 'GenerateDataKey'], {
  'aws:s3:arn': `arn:aws:s3:::${BUCKET_KEYED}`,
});

const ROLES: Readonly<Record<string, readonly Statement[]>> = {
  keyless: data,
  tenant: [...data, ofTable, ofObjects, ofBucket],
  direct: [
    ...data,
    allow({
      Action: 'kms:Decrypt',
      Resource: KEYS,
      Condition: { Null: { 'kms:ViaService': 'true' } },
    }),
  ],
  elsewhere: [...data, keyUse(['Decrypt'], { 'aws:dynamodb:tableName': 'other' })],
};

async function makeStores() {
  const keys = new KMSClient(asRoot());
  const { KeyMetadata } = await keys.send(new CreateKeyCommand({}));
  const TargetKeyId = KeyMetadata?.KeyId ?? '';
  await keys.send(new CreateAliasCommand({ AliasName: ALIAS, TargetKeyId }));
  await new DynamoDBClient(asRoot()).send(
    new CreateTableCommand({
      TableName: NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: ALIAS },
    }),
  );
  const buckets = new S3Client(asRoot());
  await buckets.send(new CreateBucketCommand({ Bucket: NAME }));
  await buckets.send(new CreateBucketCommand({ Bucket: BUCKET_KEYED }));
  const byDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: ALIAS } as const;
  const Rules = [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }];
  await buckets.send(
    new PutBucketEncryptionCommand({
      Bucket: BUCKET_KEYED,
      ServerSideEncryptionConfiguration: { Rules },
    }),
  );
}

const itemOf = (pk: string) => ({ TableName: NAME, Item: { pk: { S: pk } } });
const encrypted = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: ALIAS } as const;
const itemsOf = async (role: string) => new DynamoDBClient(await sessionOf(`${NAME}-${role}`));
const filesOf = async (role: string) => new S3Client(await sessionOf(`${NAME}-${role}`));

beforeAll(async () => {
  await makeStores();
  for (const [role, statements] of Object.entries(ROLES)) {
    await makeRole(`${NAME}-${role}`, statements);
  }
});

describe('items of a table with a key of its own', () => {
  it('are reached by whom the key opens for that table', async () => {
    const items = await itemsOf('tenant');
    await items.send(new PutItemCommand(itemOf('T#1')));
    const { Item } = await items.send(
      new GetItemCommand({ TableName: NAME, Key: { pk: { S: 'T#1' } } }),
    );
    expect(Item).toEqual({ pk: { S: 'T#1' } });
    await items.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: itemOf('T#2') }] }));
  });

  it.each(['keyless', 'direct', 'elsewhere'])('are refused to the role %s', async (role) => {
    const items = await itemsOf(role);
    const put = { PutRequest: { Item: { pk: { S: 'T#1' } } } };
    const query = {
      TableName: NAME,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'T#1' } },
    };
    for (const attempt of [
      () => items.send(new PutItemCommand(itemOf('T#1'))),
      () => items.send(new QueryCommand(query)),
      () => items.send(new BatchWriteItemCommand({ RequestItems: { [NAME]: [put] } })),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining('kms:Decrypt') as string,
      });
    }
  });

  it('are refused to everybody while the key is disabled', async () => {
    const root = new KMSClient(throughGate(rootCredentials));
    const items = await itemsOf('tenant');
    const { KeyMetadata } = await root.send(new DescribeKeyCommand({ KeyId: ALIAS }));
    const KeyId = KeyMetadata?.KeyId;
    await root.send(new DisableKeyCommand({ KeyId }));
    await expect(items.send(new PutItemCommand(itemOf('T#1')))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await root.send(new EnableKeyCommand({ KeyId }));
    await items.send(new PutItemCommand(itemOf('T#1')));
  });
});

describe('objects with a key of their own', () => {
  it('are written, read and copied by whom the key opens for them', async () => {
    const files = await filesOf('tenant');
    const address = { Bucket: NAME, Key: 'k/a/file' };
    await files.send(new PutObjectCommand({ ...address, ...encrypted, Body: 'own' }));
    const { Body } = await files.send(new GetObjectCommand(address));
    expect(await Body?.transformToString()).toBe('own');
    await files.send(new HeadObjectCommand(address));
    const CopySource = `${NAME}/k/a/file`;
    await files.send(
      new CopyObjectCommand({ Bucket: NAME, Key: 'k/a/copy', CopySource, ...encrypted }),
    );
    await files.send(new CreateMultipartUploadCommand({ ...address, ...encrypted }));
  });

  it('are closed to a session that the key does not open for them', async () => {
    const root = new S3Client(asRoot());
    const foreign = { Bucket: NAME, Key: 'k/b/file' };
    await root.send(new PutObjectCommand({ ...foreign, ...encrypted, Body: 'foreign' }));
    const CopySource = `${NAME}/k/b/file`;
    for (const role of ['tenant', 'keyless']) {
      const files = await filesOf(role);
      for (const attempt of [
        () => files.send(new GetObjectCommand(foreign)),
        () => files.send(new PutObjectCommand({ ...foreign, ...encrypted, Body: 'x' })),
        () => files.send(new CreateMultipartUploadCommand({ ...foreign, ...encrypted })),
        () => files.send(new CopyObjectCommand({ Bucket: NAME, Key: 'k/a/x', CopySource })),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ name: 'AccessDenied' });
      }
      await expect(files.send(new HeadObjectCommand(foreign))).rejects.toMatchObject({
        $metadata: { httpStatusCode: 403 },
      });
    }
  });

  it('are closed to a link that was signed without the key', async () => {
    const files = await filesOf('keyless');
    const Key = 'k/a/link';
    const put = new PutObjectCommand({ Bucket: NAME, Key, ...encrypted });
    const link = await getSignedUrl(files, put, { expiresIn: 60 });
    const headers = {
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': ALIAS,
    };
    expect((await fetch(link, { method: 'PUT', headers, body: 'x' })).status).toBe(403);
    const own = await getSignedUrl(await filesOf('tenant'), put, { expiresIn: 60 });
    expect((await fetch(own, { method: 'PUT', headers, body: 'x' })).status).toBe(200);
  });

  it('are the bucket to the key where the bucket encrypts them with a bucket key', async () => {
    const address = { Bucket: BUCKET_KEYED, Key: 'x' };
    const keyless = await filesOf('keyless');
    const put = new PutObjectCommand({ ...address, Body: 'x' });
    await expect(keyless.send(put)).rejects.toMatchObject({ name: 'AccessDenied' });
    const files = await filesOf('tenant');
    await files.send(put);
    await files.send(new GetObjectCommand(address));
    await expect(keyless.send(new GetObjectCommand(address))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});
