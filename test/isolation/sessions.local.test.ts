import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, it } from 'vitest';
import { DynamoFileDeletions } from '../../adapters/dynamodb/files/dynamo-file-deletions.ts';
import { DynamoRecordRepository } from '../../adapters/dynamodb/records/dynamo-record-repository.ts';
import { S3FileRepository } from '../../adapters/s3/s3-file-repository.ts';
import {
  ITEM_ACTIONS,
  LISTING_ACTIONS,
  OBJECT_ACTIONS,
} from '../../core/tenancy/session-policy.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';
import type { TenantSession } from '../../core/tenancy/tenant-sessions.ts';
import { newId } from '../../kit/id.ts';
import { asRoot, throughGate } from '../support/local-cloud.ts';
import { credentialsOfRoleAt, localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';

const SESSION_ACTIONS = { items: ITEM_ACTIONS, listings: LISTING_ACTIONS, objects: OBJECT_ACTIONS };

type Plane = Awaited<ReturnType<typeof localTenantPlane>>;

let plane: Plane;
let session: TenantSession;
let dynamo: DynamoDBClient;
let s3: S3Client;
let mine: TenantContext;
let theirs: { key: { pk: { S: string }; sk: { S: string } }; objectKey: string };

beforeAll(async () => {
  plane = await localTenantPlane();
  mine = tenantContext();
  session = await plane.sessions.open(mine, SESSION_ACTIONS);
  dynamo = new DynamoDBClient(throughGate(session.credentials));
  s3 = new S3Client(throughGate(session.credentials));
  theirs = await dataOf(tenantContext());
});

/** A record and a file of the other tenant, stored by its own session. */
async function dataOf(other: TenantContext) {
  const record = {
    collection: 'tasks',
    id: newId('rec'),
    data: { secret: 1 },
    createdAt: new Date(),
  };
  await new DynamoRecordRepository(plane.sessions).create(other, record);
  const objectKey = `t/${other.tenantId}/files/${newId('fil')}/secret.txt`;
  await new S3Client(asRoot()).send(
    new PutObjectCommand({ Bucket: plane.stores.bucketName, Key: objectKey, Body: 'secret' }),
  );
  return {
    key: { pk: { S: `T#${other.tenantId}#tasks` }, sk: { S: record.id } },
    objectKey,
  };
}

const refused = { name: expect.stringMatching(/^AccessDenied/) as string };

describe('the session of one tenant, at the items of another', () => {
  const items = {
    GetItem: (TableName: string) => dynamo.send(new GetItemCommand({ TableName, Key: theirs.key })),
    BatchGetItem: (TableName: string) =>
      dynamo.send(
        new BatchGetItemCommand({
          RequestItems: { [TableName]: { Keys: [ownKey(), theirs.key] } },
        }),
      ),
    Query: (TableName: string) =>
      dynamo.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': theirs.key.pk },
        }),
      ),
    PutItem: (TableName: string) =>
      dynamo.send(new PutItemCommand({ TableName, Item: theirs.key })),
    UpdateItem: (TableName: string) =>
      dynamo.send(
        new UpdateItemCommand({
          TableName,
          Key: theirs.key,
          UpdateExpression: 'SET a = :a',
          ExpressionAttributeValues: { ':a': { S: 'x' } },
        }),
      ),
    DeleteItem: (TableName: string) =>
      dynamo.send(new DeleteItemCommand({ TableName, Key: theirs.key })),
    'TransactWriteItems beside an own item': (TableName: string) =>
      dynamo.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName, Item: ownKey() } },
            { Put: { TableName, Item: theirs.key } },
          ],
        }),
      ),
    Scan: (TableName: string) => dynamo.send(new ScanCommand({ TableName })),
    'GetItem of the control table': () =>
      dynamo.send(new GetItemCommand({ TableName: plane.stores.controlTableName, Key: ownKey() })),
    'GetItem of the usage table': () =>
      dynamo.send(new GetItemCommand({ TableName: plane.stores.usageTableName, Key: ownKey() })),
  };
  const ownKey = () => ({ pk: { S: `T#${mine.tenantId}#tasks` }, sk: { S: 'rec_1' } });

  it.each(Object.entries(items))('is refused %s', async (_, command) => {
    await expect(command(plane.stores.tableName)).rejects.toMatchObject(refused);
  });

  it('may do the same at its own', async () => {
    const TableName = plane.stores.tableName;
    await dynamo.send(new PutItemCommand({ TableName, Item: ownKey() }));
    const { Item } = await dynamo.send(new GetItemCommand({ TableName, Key: ownKey() }));
    expect(Item).toEqual(ownKey());
  });

  it('leaves them as they were', async () => {
    const { Item } = await new DynamoDBClient(asRoot()).send(
      new GetItemCommand({ TableName: plane.stores.tableName, Key: theirs.key }),
    );
    expect(Item).toMatchObject({ data: { S: '{"secret":1}' }, version: { N: '1' } });
  });
});

describe('the session of one tenant, at the objects of another', () => {
  const objects = {
    GetObject: (target: Target) => s3.send(new GetObjectCommand(target)),
    HeadObject: (target: Target) => s3.send(new HeadObjectCommand(target)),
    PutObject: (target: Target) => s3.send(new PutObjectCommand({ ...target, Body: 'x' })),
    DeleteObject: (target: Target) => s3.send(new DeleteObjectCommand(target)),
    'ListObjects under its prefix': ({ Bucket, Key }: Target) =>
      s3.send(new ListObjectsV2Command({ Bucket, Prefix: Key.slice(0, Key.indexOf('files')) })),
    'ListObjects without a prefix': ({ Bucket }: Target) =>
      s3.send(new ListObjectsV2Command({ Bucket })),
    'ListObjects by the common prefix': ({ Bucket }: Target) =>
      s3.send(new ListObjectsV2Command({ Bucket, Prefix: 't/', Delimiter: '/' })),
    'ListObjects under its own without the slash': ({ Bucket }: Target) =>
      s3.send(new ListObjectsV2Command({ Bucket, Prefix: `t/${mine.tenantId}` })),
  };
  type Target = { Bucket: string; Key: string };

  it.each(Object.entries(objects))('is refused %s', async (name, command) => {
    const target = { Bucket: plane.stores.bucketName, Key: theirs.objectKey };
    // An answer to HEAD has no body, so that its status alone tells.
    const refusal = name === 'HeadObject' ? { $metadata: { httpStatusCode: 403 } } : refused;
    await expect(command(target)).rejects.toMatchObject(refusal);
  });

  it('is refused by a link whose key was altered', async () => {
    const store = new S3FileRepository(plane.sessions, {
      deletions: new DynamoFileDeletions(plane.sessions),
    });
    const file = { id: newId('fil'), name: 'secret.txt' };
    const { url } = await store.downloadLink(mine, file);
    const own = `t/${mine.tenantId}/files/${file.id}/secret.txt`;
    expect(url).toContain(own);

    const altered = await fetch(url.replace(own, theirs.objectKey));
    expect(altered.status).toBe(403);
    expect(await altered.text()).not.toBe('secret');
  });
});

describe('a repository whose tenant is not the session’s', () => {
  /** What a bug would be that took the session from one place and the key from another. */
  const mixedUp = () => ({
    open: async () => {
      const placement = {
        ...session.placement,
        partitionKey: theirs.key.pk.S.replace(/#tasks$/, ''),
        objectPrefix: theirs.objectKey.slice(0, theirs.objectKey.indexOf('files')),
      };
      return { ...session, placement };
    },
  });

  it('is refused by policy, for records and for files', async () => {
    const id = theirs.key.sk.S as `rec_${string}`;
    const records = new DynamoRecordRepository(mixedUp());
    await expect(records.find(mine, { collection: 'tasks', id })).rejects.toMatchObject(refused);
    await expect(records.list(mine, 'tasks', { limit: 1 })).rejects.toMatchObject(refused);

    const files = new S3FileRepository(mixedUp(), {
      deletions: new DynamoFileDeletions(mixedUp()),
    });
    await expect(files.list(mine, { limit: 1 })).rejects.toMatchObject(refused);
  });
});

describe('the tenants’ data role', () => {
  it('is refused to a role outside the tenant plane, and to one that names no tenant', async () => {
    const assume = (tags: { Key: string; Value: string }[]) =>
      new AssumeRoleCommand({
        RoleArn: plane.stores.roleArn,
        RoleSessionName: 'test',
        ...(tags.length > 0 && { Tags: tags }),
      });
    const tagged = assume([{ Key: 'tenantId', Value: mine.tenantId }]);
    const outside = new STSClient(throughGate(await credentialsOfRoleAt('/')));

    await expect(outside.send(tagged)).rejects.toMatchObject(refused);
    await expect(plane.sts.send(assume([]))).rejects.toMatchObject(refused);
    await expect(plane.sts.send(tagged)).resolves.toBeDefined();
  });

  it('gives the functions’ own roles nothing: without a session they reach no data', async () => {
    const own = new DynamoDBClient(
      throughGate(await credentialsOfRoleAt('/freehold/local/tenant-plane/')),
    );
    const read = new GetItemCommand({ TableName: plane.stores.tableName, Key: theirs.key });
    await expect(own.send(read)).rejects.toMatchObject(refused);
  });
});
