import {
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  paginateQuery,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { TenantStore } from '../../../core/provisioning/tenant-store.ts';
import { partitionOf, type Placement } from '../../../core/tenancy/placement.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSession, TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { orRefusedSession } from '../../dedicated-resources/refused-session.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';
import { CACHE_PARTITION, partitionNames } from '../tenancy/partition-names.ts';

type Key = { readonly pk: string; readonly sk: string };

const PREPARE = { items: ['PutItem', 'GetItem'] } as const;
const CLEAR = { items: ['Query', 'BatchWriteItem', 'DeleteItem'] } as const;

const BATCH_SIZE = 25;

/** The tenant's partitions of its table: the first one lists the others, and the cache has one of its own. */
export class DynamoTenantPartitions implements TenantStore {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async prepare(tenant: TenantScope): Promise<void> {
    const session = await this.#sessions.open(tenant, PREPARE);
    await orRefusedSession(session.placement, () => this.#prepare(session));
  }

  async #prepare(session: TenantSession): Promise<void> {
    const client = tenantDocuments(session);
    const { tableName, partitionKey: pk, strategy } = session.placement;

    for (const item of [
      { pk, sk: 'STORAGE', strategy },
      { pk, sk: 'CACHE', namespace: cachePartitionOf(session.placement) },
    ]) {
      await client.send(new PutCommand({ TableName: tableName, Item: item }));
    }
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: { pk, sk: 'STORAGE' }, ConsistentRead: true }),
    );
    if (!Item) throw new Error('The tenant cannot read what it has just written.');
  }

  async clear(tenant: TenantScope): Promise<void> {
    const session = await this.#sessions.open(tenant, CLEAR);
    const partitions = new Partitions(tenantDocuments(session), session.placement);

    // The first partition goes last: it is what a repetition finds the others by.
    for (const partition of await partitions.list()) await partitions.empty(partition);
    await partitions.empty(session.placement.partitionKey);
  }
}

const cachePartitionOf = (placement: Placement) => partitionOf(placement, CACHE_PARTITION);

class Partitions {
  readonly #client: DynamoDBDocumentClient;
  readonly #placement: Placement;

  constructor(client: DynamoDBDocumentClient, placement: Placement) {
    this.#client = client;
    this.#placement = placement;
  }

  /** All but the first. */
  async list(): Promise<string[]> {
    const names = await partitionNames(this.#client, this.#placement);
    return names.map((name) => partitionOf(this.#placement, name));
  }

  async empty(partition: string): Promise<void> {
    for await (const keys of this.#keysOf(partition)) {
      for (let first = 0; first < keys.length; first += BATCH_SIZE) {
        await this.#delete(keys.slice(first, first + BATCH_SIZE));
      }
    }
  }

  async *#keysOf(partition: string): AsyncIterable<Key[]> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#placement.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition },
        ProjectionExpression: 'pk, sk',
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) yield Items as Key[];
  }

  async #delete(keys: readonly Key[]): Promise<void> {
    const { tableName } = this.#placement;
    const requests = keys.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
    const { UnprocessedItems } = await this.#client.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: requests } }),
    );
    // Thrown rather than repeated here: the machine tries again, later and from the start.
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('The table is throttled.');
  }
}
