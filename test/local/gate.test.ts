import {
  BatchGetItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, it } from 'vitest';
import { asRoot, localCloud, throughGate } from '../support/local-cloud.ts';

const ACCOUNT = '000000000000';
const NAME = `gate-test-${Date.now().toString(36)}`;
const ROOT = { accessKeyId: 'test', secretAccessKey: 'test' };
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/${NAME}`;

const policyFor = (tenantId: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'].map((name) => `dynamodb:${name}`),
        Resource: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/${NAME}`,
        Condition: {
          Null: { 'dynamodb:LeadingKeys': 'false' },
          'ForAllValues:StringLike': {
            'dynamodb:LeadingKeys': [`T#${tenantId}`, `T#${tenantId}#*`],
          },
        },
      },
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `arn:aws:s3:::${NAME}/t/${tenantId}/*`,
      },
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: `arn:aws:s3:::${NAME}`,
        Condition: { StringLike: { 's3:prefix': `t/${tenantId}/*` } },
      },
    ],
  });

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
  ],
});

async function makeStores() {
  await new DynamoDBClient(asRoot()).send(
    new CreateTableCommand({
      TableName: NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  await new S3Client(asRoot()).send(new CreateBucketCommand({ Bucket: NAME }));
  // By way of the gate, which then knows of the role at once.
  const iam = new IAMClient(throughGate(ROOT));
  await iam.send(new CreateRoleCommand({ RoleName: NAME, AssumeRolePolicyDocument: trust }));
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: NAME,
      PolicyName: 'Tenant',
      PolicyDocument: policyFor('${aws:PrincipalTag/tenantId}'),
    }),
  );
}

/** The settings of a session, assumed through the gate. */
async function sessionOf(tag: string, policy?: string) {
  const { Credentials } = await new STSClient(throughGate(ROOT)).send(
    new AssumeRoleCommand({
      RoleArn: ROLE_ARN,
      RoleSessionName: 'gate-test',
      Tags: [{ Key: 'tenantId', Value: tag }],
      ...(policy === undefined ? {} : { Policy: policy }),
    }),
  );
  return throughGate({
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  });
}

const keyOf = (pk: string) => ({ TableName: NAME, Key: { pk: { S: pk } } });
const itemOf = (pk: string) => ({ TableName: NAME, Item: { pk: { S: pk } } });

beforeAll(makeStores);

describe('a tenant session on the local cloud', () => {
  it('reaches its own items and no others', async () => {
    const items = new DynamoDBClient(await sessionOf('12', policyFor('12')));
    await items.send(new PutItemCommand(itemOf('T#12#notes')));
    const { Item } = await items.send(new GetItemCommand(keyOf('T#12#notes')));
    expect(Item).toEqual({ pk: { S: 'T#12#notes' } });

    const denied = { name: 'AccessDeniedException' };
    const Keys = [{ pk: { S: 'T#12' } }, { pk: { S: 'T#13' } }];
    const parts = [{ Put: itemOf('T#12') }, { Put: itemOf('T#13') }];
    const query = {
      TableName: NAME,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'T#13' } },
    };
    for (const attempt of [
      () => items.send(new GetItemCommand(keyOf('T#13'))),
      () => items.send(new GetItemCommand(keyOf('T#123'))),
      () => items.send(new QueryCommand(query)),
      () => items.send(new ScanCommand({ TableName: NAME })),
      () => items.send(new BatchGetItemCommand({ RequestItems: { [NAME]: { Keys } } })),
      () => items.send(new TransactWriteItemsCommand({ TransactItems: parts })),
    ]) {
      await expect(attempt()).rejects.toMatchObject(denied);
    }
  });

  it.each([
    ['the tag, where the session policy is open', '12', undefined],
    ['the session policy, where the tag is another', '13', policyFor('12')],
  ])('is held by %s', async (_lock, tag, policy) => {
    const items = new DynamoDBClient(await sessionOf(tag, policy));
    await expect(items.send(new GetItemCommand(keyOf('T#13#notes')))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('reaches its own objects and no others', async () => {
    const files = new S3Client(await sessionOf('12'));
    const objectOf = (Key: string) => ({ Bucket: NAME, Key });
    await files.send(new PutObjectCommand({ ...objectOf('t/12/a b+c.txt'), Body: 'own' }));
    const { Contents } = await files.send(
      new ListObjectsV2Command({ Bucket: NAME, Prefix: 't/12/' }),
    );
    expect(Contents?.map(({ Key }) => Key)).toEqual(['t/12/a b+c.txt']);

    const denied = { name: 'AccessDenied' };
    for (const attempt of [
      () => files.send(new GetObjectCommand(objectOf('t/13/a.txt'))),
      () => files.send(new PutObjectCommand({ ...objectOf('t/123/a.txt'), Body: 'x' })),
      () => files.send(new ListObjectsV2Command({ Bucket: NAME })),
      () => files.send(new ListObjectsV2Command({ Bucket: NAME, Prefix: 't/' })),
    ]) {
      await expect(attempt()).rejects.toMatchObject(denied);
    }
  });

  it('signs links that hold for what they name and nothing else', async () => {
    const files = new S3Client(await sessionOf('12'));
    const link = { Bucket: NAME, Key: 't/12/link.txt' };
    const upload = await getSignedUrl(files, new PutObjectCommand(link), { expiresIn: 60 });
    expect((await fetch(upload, { method: 'PUT', body: 'linked' })).status).toBe(200);

    const download = await getSignedUrl(files, new GetObjectCommand(link), { expiresIn: 60 });
    expect(await (await fetch(download)).text()).toBe('linked');
    expect((await fetch(download.replace('/t/12/', '/t/13/'))).status).toBe(403);

    const foreign = { Bucket: NAME, Key: 't/13/link.txt' };
    const useless = await getSignedUrl(files, new GetObjectCommand(foreign), { expiresIn: 60 });
    expect((await fetch(useless)).status).toBe(403);
  });

  it('leaves a refusal in the log, with the lock that refused', async () => {
    const items = new DynamoDBClient(await sessionOf('14'));
    await items.send(new GetItemCommand(keyOf('T#15'))).catch(() => undefined);
    const page = await fetch(`${localCloud().gateUrl}/_gate/denials`);
    const { denials } = (await page.json()) as { denials: { resource: string }[] };
    expect(denials.findLast(({ resource }) => resource.endsWith(NAME))).toMatchObject({
      action: 'dynamodb:GetItem',
      locks: ['role policy'],
      context: { 'dynamodb:LeadingKeys': ['T#15'], 'aws:PrincipalTag/tenantId': '14' },
    });
  });
});
