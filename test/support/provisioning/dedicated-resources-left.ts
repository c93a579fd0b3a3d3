import {
  CloudFormationClient,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeKeyCommand,
  KMSClient,
  ListResourceTagsCommand,
  paginateListAliases,
  paginateListKeys,
} from '@aws-sdk/client-kms';
import { S3Client, paginateListBuckets } from '@aws-sdk/client-s3';
import {
  siloTableName,
  dedicatedTableName,
  siloStackName,
} from '../../../core/tenancy/resource-names.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { region as home } from '../../../local/aws.ts';
import { asRoot } from '../local-cloud.ts';

const STAGE = 'local';

/** All that a tenant has to itself in a region, as the account's own rights show it. */
export type DedicatedResourcesLeft = {
  readonly tables: readonly string[];
  /** Of the tenant's keys, those that are not on their way out. */
  readonly keys: readonly string[];
  readonly aliases: readonly string[];
  readonly stacks: readonly string[];
  readonly buckets: readonly string[];
};

export const NO_DEDICATED_RESOURCES: DedicatedResourcesLeft = {
  tables: [],
  keys: [],
  aliases: [],
  stacks: [],
  buckets: [],
};

export async function dedicatedResourcesLeft(
  id: TenantId,
  region = home,
): Promise<DedicatedResourcesLeft> {
  const names = [dedicatedTableName(STAGE, id), siloTableName(STAGE, id)];
  const [tables, keys, aliases, stack, buckets] = await Promise.all([
    Promise.all(names.map((name) => tableNamed(name, region))),
    keysOf(id, region),
    aliasesOf(id, region),
    stackNamed(siloStackName(STAGE, id), region),
    bucketsOf(id),
  ]);
  return {
    tables: tables.flatMap((table) => table?.TableName ?? []),
    keys,
    aliases,
    stacks: stack?.StackName ? [stack.StackName] : [],
    buckets,
  };
}

export async function tableNamed(name: string, region = home): Promise<TableDescription | null> {
  const client = new DynamoDBClient({ ...asRoot(), region });
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table ?? null;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null;
    throw error;
  }
}

export async function stackNamed(name: string, region = home): Promise<Stack | null> {
  const client = new CloudFormationClient({ ...asRoot(), region });
  const { Stacks = [] } = await client.send(new DescribeStacksCommand());
  return (
    Stacks.find(
      ({ StackName, StackStatus }) => StackName === name && StackStatus !== 'DELETE_COMPLETE',
    ) ?? null
  );
}

/** The id of the key that bears the alias. */
export async function keyNamed(alias: string): Promise<string> {
  const client = new KMSClient(asRoot());
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: alias }));
  if (!KeyMetadata?.KeyId) throw new Error(`There is no key ${alias}.`);
  return KeyMetadata.KeyId;
}

async function keysOf(id: TenantId, region: string): Promise<string[]> {
  const client = new KMSClient({ ...asRoot(), region });
  const found: string[] = [];
  for await (const { Keys = [] } of paginateListKeys({ client }, {})) {
    for (const { KeyId } of Keys) {
      const { Tags = [] } = await client.send(new ListResourceTagsCommand({ KeyId }));
      if (!Tags.some(({ TagValue }) => TagValue === id)) continue;
      const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
      if (KeyMetadata?.KeyState !== 'PendingDeletion') found.push(KeyId ?? '');
    }
  }
  return found;
}

async function aliasesOf(id: TenantId, region: string): Promise<string[]> {
  const client = new KMSClient({ ...asRoot(), region });
  const found: string[] = [];
  for await (const { Aliases = [] } of paginateListAliases({ client }, {})) {
    found.push(
      ...Aliases.flatMap(({ AliasName = '' }) => (AliasName.endsWith(id) ? AliasName : [])),
    );
  }
  return found;
}

async function bucketsOf(id: TenantId): Promise<string[]> {
  const found: string[] = [];
  for await (const { Buckets = [] } of paginateListBuckets(
    { client: new S3Client(asRoot()) },
    {},
  )) {
    found.push(
      ...Buckets.flatMap(({ Name = '' }) => (Name.includes(id.replace('_', '-')) ? Name : [])),
    );
  }
  return found;
}
