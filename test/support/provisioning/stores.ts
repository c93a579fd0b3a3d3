import {
  CognitoIdentityProviderClient,
  ListUserPoolClientsCommand,
  ListUsersCommand,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { paginateQuery, paginateScan, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { placementOf, type Placement } from '../../../core/tenancy/placement.ts';
import { asRoot, documentsAsRoot } from '../local-cloud.ts';
import { mailsTo } from '../mail-to.ts';
import { deployedStores } from '../tenancy/deployed-stores.ts';
import type { StageStores } from '../tenancy/stage-stores.ts';
import {
  NO_DEDICATED_RESOURCES,
  dedicatedResourcesLeft,
  stackNamed,
  tableNamed,
  type DedicatedResourcesLeft,
} from './dedicated-resources-left.ts';
import type { RecordedTenant } from './recorded-tenant.ts';

export type Item = Readonly<Record<string, unknown>>;

/** All that the stores of the platform hold of one tenant. */
export type Traces = {
  readonly control: readonly Item[];
  /** The tenant's account, and what the provider `none` keeps of it. */
  readonly billing: readonly string[];
  readonly registrations: readonly Item[];
  readonly pools: readonly Pool[];
  readonly members: readonly string[];
  readonly rows: readonly string[];
  readonly objects: readonly string[];
  readonly mails: number;
  readonly own: DedicatedResourcesLeft;
};

export type Pool = {
  readonly id: string;
  readonly clients: readonly string[];
  readonly users: readonly { email: string; status: string }[];
};

let deployed: Promise<StageStores> | undefined;

/** Looks into every store with the account's own rights, past the product and the gate. */
export async function tracesOf(tenant: RecordedTenant): Promise<Traces> {
  deployed ??= deployedStores();
  const stores = await deployed;
  const { controlTableName } = stores;
  const placement = placementOf({ tenantId: tenant.id, ...tenant.home }, stores);
  const [control, billing, noneBilling, registrations, pools, rows, objects, mails, own] =
    await Promise.all([
      partition(controlTableName, `TENANT#${tenant.id}`),
      partition(controlTableName, `BILLING#${tenant.id}`),
      partition(controlTableName, `BILLING_NONE#${tenant.id}`),
      scan(controlTableName, {
        FilterExpression: 'begins_with(pk, :pool) AND tenantId = :tenantId',
        ExpressionAttributeValues: { ':pool': 'POOL#', ':tenantId': tenant.id },
      }),
      poolsOf(tenant),
      rowsIn(placement),
      objectsIn(placement),
      mailsTo(tenant.email),
      // To look through all keys takes long; a tenant in a pool has none.
      placement.dedicated
        ? dedicatedResourcesLeft(tenant.id, placement.region)
        : NO_DEDICATED_RESOURCES,
    ]);
  return {
    control,
    billing: [...billing, ...noneBilling].map(({ sk }) => String(sk).replace(/#.*/, '')),
    registrations,
    pools,
    members: await membersOf(controlTableName, pools),
    rows: rows.map(({ sk }) => String(sk)).sort(),
    objects,
    mails: mails.length,
    own,
  };
}

export const partition = async (tableName: string, pk: string): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateQuery(
    { client: documentsAsRoot() },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    },
  )) {
    items.push(...Items);
  }
  return items;
};

export async function scan(
  tableName: string,
  filter: Omit<ScanCommandInput, 'TableName'> = {},
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan(
    { client: documentsAsRoot() },
    { TableName: tableName, ConsistentRead: true, ...filter },
  )) {
    items.push(...Items);
  }
  return items;
}

async function poolsOf({ id }: RecordedTenant): Promise<Pool[]> {
  const client = new CognitoIdentityProviderClient(asRoot());
  const ids: string[] = [];
  for await (const { UserPools = [] } of paginateListUserPools({ client }, { MaxResults: 60 })) {
    ids.push(...UserPools.filter(({ Name }) => Name?.endsWith(id)).map(({ Id = '' }) => Id));
  }
  return Promise.all(ids.map((poolId) => poolOf(client, poolId)));
}

async function poolOf(client: CognitoIdentityProviderClient, id: string): Promise<Pool> {
  const pool = { UserPoolId: id };
  const [{ Users = [] }, { UserPoolClients = [] }] = await Promise.all([
    client.send(new ListUsersCommand(pool)),
    client.send(new ListUserPoolClientsCommand({ ...pool, MaxResults: 60 })),
  ]);
  return {
    id,
    clients: UserPoolClients.map(({ ClientName = '' }) => ClientName),
    users: Users.map(({ UserStatus = '', Attributes = [] }) => ({
      email: Attributes.find(({ Name }) => Name === 'email')?.Value ?? '',
      status: UserStatus,
    })),
  };
}

/** Who belongs to the pools, and the seats that are counted. */
async function membersOf(tableName: string, pools: readonly Pool[]): Promise<string[]> {
  const items = await Promise.all(pools.map(({ id }) => partition(tableName, `MEMBERS#${id}`)));
  return items.map((ofPool) => {
    const { used, owners } = ofPool.find(({ sk }) => sk === 'SEATS') ?? {};
    const members = ofPool.filter(({ sk }) => String(sk).startsWith('MEMBER#'));
    const told = members.map(({ role, status }) => `${String(role)}, ${String(status)}`);
    return `${told.join('; ')}, ${String(owners)} of ${String(used)} seats`;
  });
}

/** Of stores that are not there, none. */
async function rowsIn({ tableName, partitionKey, dedicated: own }: Placement): Promise<Item[]> {
  if (own && !(await tableNamed(tableName))) return [];
  return scan(tableName, {
    FilterExpression: 'begins_with(pk, :tenant)',
    ExpressionAttributeValues: { ':tenant': partitionKey },
  });
}

async function objectsIn(placement: Placement): Promise<string[]> {
  const { bucketName, objectPrefix: prefix, dedicated: own } = placement;
  const client = new S3Client(asRoot());
  if (own?.stackName !== undefined && !(await stackNamed(own.stackName))) return [];

  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client },
    { Bucket: bucketName, Prefix: prefix },
  )) {
    keys.push(...Contents.map(({ Key = '' }) => Key.slice(prefix.length)));
  }
  return keys;
}
