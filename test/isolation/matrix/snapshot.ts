import { createHash } from 'node:crypto';
import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import { placementOf, type Placement } from '../../../core/tenancy/placement.ts';
import { planTableName } from '../../../core/tenancy/resource-names.ts';
import { cognitoAsRoot } from '../../support/identity/cognito-scratch-pool.ts';
import { tenantRecord } from '../../support/identity/deployed-tenant.ts';
import { asRoot, output } from '../../support/local-cloud.ts';
import { deployedStores } from '../../support/tenancy/deployed-stores.ts';

/** Where the tenant's data lies by its own record. */
export async function placementOfTenant(tenantId: string): Promise<Placement> {
  const tenant = await tenantRecord(tenantId);
  return placementOf({ tenantId: tenant.id, ...placementSpecOf(tenant) }, await deployedStores());
}

type Stored = {
  readonly tenantId: string;
  readonly slug: string;
  readonly userPoolId: string;
  readonly placement: Placement;
};

/** All that is stored of the tenant, past every policy, to be compared byte for byte. */
export async function snapshotOf({
  tenantId,
  slug,
  userPoolId,
  placement,
}: Stored): Promise<string> {
  const { tableName, controlTableName, bucketName, stage } = await deployedStores();
  // Where it lies, and where a stray write of its keys would lie.
  const tables = new Set([tableName, planTableName(stage, 'basic'), placement.tableName]);
  const items = await Promise.all([
    ...[...tables].map((table) => itemsOf(table, placement.region, [`T#${tenantId}`])),
    itemsOf(controlTableName, placement.region, [
      `TENANT#${tenantId}`,
      `SLUG#${slug}`,
      `POOL#${userPoolId}`,
      `API_KEYS#${userPoolId}`,
    ]),
  ]);
  const prefixes: readonly (readonly [bucket: string, prefix: string])[] = [
    [bucketName, `t/${tenantId}`],
    [bucketName, `k/${tenantId}`],
    ...(placement.bucketName === bucketName ? [] : [[placement.bucketName, ''] as const]),
  ];
  const objects = await Promise.all(
    prefixes.map(([bucket, prefix]) => objectsOf(bucket, prefix, placement.region)),
  );
  const { Users = [] } = await cognitoAsRoot().send(
    new ListUsersCommand({ UserPoolId: userPoolId }),
  );
  return JSON.stringify({ items, objects, users: Users }, null, 1);
}

/** The tenant's webhook endpoints, without the health that the sender writes, and what they are sent again. */
export async function webhooksOfTenant(tenantId: string): Promise<string[]> {
  const { region } = await deployedStores();
  const beginnings = [`ENDPOINTS#${tenantId}`, `RESENDS#${tenantId}`];
  const items = await itemsOf(output('WebhooksTableName'), region, beginnings);
  const isHealth = ([name]: readonly [string, unknown]) => name.startsWith('health');
  return items
    .map((text) => (JSON.parse(text) as [string, unknown][]).filter((one) => !isHealth(one)))
    .map((attributes) => JSON.stringify(attributes))
    .sort();
}

async function itemsOf(TableName: string, region: string, beginnings: readonly string[]) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...asRoot(), region }));
  const found: string[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    for (const item of Items) {
      const pk = String(item.pk);
      if (!beginnings.some((beginning) => pk.startsWith(beginning))) continue;
      found.push(JSON.stringify(Object.entries(item).sort()));
    }
  }
  return found.sort();
}

async function objectsOf(Bucket: string, Prefix: string, region: string): Promise<string[]> {
  const client = new S3Client({ ...asRoot(), region });
  const found: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
    for (const { Key = '', LastModified } of Contents) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      const digest = createHash('sha256').update(bytes).digest('hex');
      found.push(`${Key} ${LastModified?.toISOString() ?? ''} ${digest}`);
    }
  }
  return found;
}
