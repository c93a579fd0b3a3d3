import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { region } from '../../local/aws.ts';
import { DynamoTenantPartitions } from '../../adapters/dynamodb/provisioning/dynamo-tenant-partitions.ts';
import { S3TenantPrefix } from '../../adapters/s3/s3-tenant-prefix.ts';
import { scopeForPlatform } from '../../core/tenancy/tenant-scope.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { asRoot, documentsAsRoot } from '../support/local-cloud.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';
import { localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';

let sessions: TenantSessions;
let tableName: string;
let bucketName: string;

beforeAll(async () => {
  ({ sessions } = await localTenantPlane());
  const { placement } = await sessions.open(newScope(), { items: ['GetItem'] });
  ({ tableName, bucketName } = placement);
});

const newScope = () => scopeForPlatform({ ...aTenant(new Date()), region });
const s3 = new S3Client(asRoot());

const sortKeysOf = async (partition: string) => {
  const { Items = [] } = await documentsAsRoot().send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition },
      ConsistentRead: true,
    }),
  );
  return Items.map(({ sk }) => String(sk));
};
const keysUnder = async (Prefix: string) => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucketName, Prefix }));
  return Contents.map(({ Key }) => Key);
};

describe('DynamoTenantPartitions', () => {
  it('makes the tenant’s first items by its session, as often as it is asked', async () => {
    const scope = newScope();
    const store = new DynamoTenantPartitions(sessions);
    await store.prepare(scope);
    await store.prepare(scope);
    expect(await sortKeysOf(`T#${scope.tenantId}`)).toEqual(['CACHE', 'STORAGE']);
  });

  it('clears every partition of the tenant, and no other tenant’s', async () => {
    const [scope, neighbour] = [newScope(), newScope()];
    const store = new DynamoTenantPartitions(sessions);
    for (const one of [scope, neighbour]) {
      await store.prepare(one);
      const pk = `T#${one.tenantId}`;
      const records = Array.from({ length: 60 }, (_, n) => ({ pk: `${pk}#notes`, sk: `rec_${n}` }));
      for (const Item of [{ pk, sk: 'C#notes' }, { pk: `${pk}#CACHE`, sk: 'a' }, ...records]) {
        await documentsAsRoot().send(new PutCommand({ TableName: tableName, Item }));
      }
    }
    await store.clear(scope);
    await store.clear(scope);

    for (const partition of ['', '#notes', '#CACHE']) {
      expect(await sortKeysOf(`T#${scope.tenantId}${partition}`)).toEqual([]);
    }
    expect(await sortKeysOf(`T#${neighbour.tenantId}`)).toEqual(['C#notes', 'CACHE', 'STORAGE']);
    expect(await sortKeysOf(`T#${neighbour.tenantId}#notes`)).toHaveLength(60);
  });
});

describe('S3TenantPrefix', () => {
  it('marks the tenant’s prefix by its session, and clears it and no other', async () => {
    const [scope, neighbour] = [newScope(), newScope()];
    const store = new S3TenantPrefix(sessions);
    for (const one of [scope, neighbour]) {
      await store.prepare(one);
      await s3.send(
        new PutObjectCommand({
          Bucket: bucketName,
          Key: `t/${one.tenantId}/files/fil_1/a.txt`,
          Body: 'a',
        }),
      );
    }
    expect(await keysUnder(`t/${scope.tenantId}/`)).toHaveLength(2);
    await store.clear(scope);
    await store.clear(scope);
    expect(await keysUnder(`t/${scope.tenantId}/`)).toEqual([]);
    expect(await keysUnder(`t/${neighbour.tenantId}/`)).toHaveLength(2);
  });
});
