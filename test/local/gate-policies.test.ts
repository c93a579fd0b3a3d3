import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreatePolicyCommand,
  IAMClient,
  PutRolePermissionsBoundaryCommand,
} from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, it } from 'vitest';
import { rootCredentials } from '../../local/aws.ts';
import { allow, makeRole, policyOf, roleArnOf, sessionOf } from '../support/gate-role.ts';
import { localCloud, throughGate } from '../support/local-cloud.ts';

const ACCOUNT = '000000000000';
const NAME = `gate-policies-${Date.now().toString(36)}`;
const TABLE_ARN = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/${NAME}`;
const OBJECTS = `arn:aws:s3:::${NAME}/*`;

const sessionArnOf = (role: string, name: string) =>
  `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${name}`;
const roleOf = (name: string) => `${NAME}-${name}`;
const root = throughGate(rootCredentials);
const get = new GetItemCommand({ TableName: NAME, Key: { pk: { S: 'T#1' } } });
const denied = { name: 'AccessDeniedException' };
const nothing = policyOf(allow({ Action: 'sqs:ListQueues', Resource: '*' }));

beforeAll(async () => {
  await makeRole(roleOf('outsider'), []);
  await makeRole(roleOf('insider'), [
    allow({ Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: TABLE_ARN }),
    allow({ Action: ['s3:GetObject', 's3:PutObject'], Resource: OBJECTS }),
  ]);
  await new DynamoDBClient(root).send(
    new CreateTableCommand({
      TableName: NAME,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  await new S3Client(root).send(new CreateBucketCommand({ Bucket: NAME }));
});

const putTablePolicy = (principal: string) =>
  new DynamoDBClient(root).send(
    new PutResourcePolicyCommand({
      ResourceArn: TABLE_ARN,
      Policy: policyOf(
        allow({ Principal: { AWS: principal }, Action: 'dynamodb:GetItem', Resource: TABLE_ARN }),
      ),
    }),
  );

describe('the policy of a table', () => {
  it('that names the role is narrowed by the policy of the session', async () => {
    await putTablePolicy(roleArnOf(roleOf('outsider')));
    const whole = new DynamoDBClient(await sessionOf(roleOf('outsider')));
    const narrowed = new DynamoDBClient(await sessionOf(roleOf('outsider'), { policy: nothing }));
    await whole.send(get);
    await expect(narrowed.send(get)).rejects.toMatchObject(denied);
  });

  it('that names the session is not', async () => {
    await putTablePolicy(sessionArnOf(roleOf('outsider'), 'named'));
    const by = { policy: nothing, sessionName: 'named' };
    await new DynamoDBClient(await sessionOf(roleOf('outsider'), by)).send(get);
    const other = { ...by, sessionName: 'other' };
    await expect(
      new DynamoDBClient(await sessionOf(roleOf('outsider'), other)).send(get),
    ).rejects.toMatchObject(denied);
  });
});

describe('the policy of a bucket', () => {
  const put = { Bucket: NAME, Key: 'x', Body: 'x' };

  it('refuses a write that names no encryption, as StringNotEquals is true of an absent key', async () => {
    const unlessSealed = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: OBJECTS,
      Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } },
    };
    const Policy = policyOf(unlessSealed);
    await new S3Client(root).send(new PutBucketPolicyCommand({ Bucket: NAME, Policy }));
    const files = new S3Client(await sessionOf(roleOf('insider')));
    await expect(files.send(new PutObjectCommand(put))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('explicit deny in a resource-based policy') as string,
    });
    await files.send(new PutObjectCommand({ ...put, ServerSideEncryption: 'AES256' }));
    await files.send(new GetObjectCommand({ Bucket: NAME, Key: 'x' }));
  });
});

describe('a permissions boundary', () => {
  it('is the most that a role may do', async () => {
    const iam = new IAMClient(root);
    const role = roleOf('bounded');
    const may = { Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: TABLE_ARN };
    await makeRole(role, [allow(may)]);
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: role,
        PolicyDocument: policyOf(allow({ Action: 'dynamodb:GetItem', Resource: '*' })),
      }),
    );
    const items = new DynamoDBClient(await sessionOf(role));
    const put = new PutItemCommand({ TableName: NAME, Item: { pk: { S: 'T#1' } } });
    await items.send(put);
    await iam.send(
      new PutRolePermissionsBoundaryCommand({ RoleName: role, PermissionsBoundary: Policy?.Arn }),
    );
    await items.send(get);
    await expect(items.send(put)).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('no permissions boundary allows') as string,
    });
  });
});

describe('the log and the journal', () => {
  const page = async <T>(path: string) =>
    (await (await fetch(`${localCloud().gateUrl}/_gate/${path}`)).json()) as T;

  it('show a role that the account root was refused', async () => {
    const RoleArn = roleArnOf(roleOf('closed'));
    await makeRole(roleOf('closed'), [], { AWS: roleArnOf(roleOf('insider')) });
    const assume = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'gate-test' });
    await expect(new STSClient(root).send(assume)).rejects.toMatchObject({ name: 'AccessDenied' });
    const { denials } = await page<{ denials: { resource: string }[] }>('denials');
    expect(denials.findLast(({ resource }) => resource === RoleArn)).toMatchObject({
      caller: 'root',
      action: 'sts:AssumeRole',
      locks: ['trust policy'],
    });
  });

  it('show whose keys a call was about, allowed or not', async () => {
    const { last } = await page<{ last: number }>('calls');
    const session = await sessionOf(roleOf('insider'));
    await new DynamoDBClient(session).send(get);
    const files = new S3Client(session);
    await files.send(new GetObjectCommand({ Bucket: NAME, Key: 'x' }));
    const list = new ListObjectsV2Command({ Bucket: NAME, Prefix: 't/2/' });
    await files.send(list).catch(() => undefined);
    const { entries } = await page<{ entries: { call: string; keys: string[] }[] }>(
      `journal?since=${last}`,
    );
    const touched = entries.filter(({ call }) => !call.startsWith('sts:'));
    expect(touched.map(({ call, keys }) => [call, keys])).toEqual([
      ['dynamodb:GetItem', ['T#1']],
      ['s3:GetObject', ['x']],
      ['s3:ListObjectsV2', ['t/2/']],
    ]);
  });
});
