import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  paginateQuery,
  PutCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type {
  ClaimedPool,
  PoolClaims,
  PoolStock,
  ReadyPool,
  ReadyPoolId,
  UnfinishedPool,
} from '../../../core/provisioning/pool-stock.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import {
  POOL_STOCK,
  poolClaimKey,
  READY_POOL_PREFIX,
  readyPoolKey,
  UNFINISHED_POOL_PREFIX,
  unfinishedPoolKey,
} from '../table/control-keys.ts';
import { dueItems } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { putNew } from '../table/put-new.ts';
import { transact, tryTransact } from '../table/transact.ts';
import {
  fromPoolClaimItem,
  fromReadyPoolItem,
  fromUnfinishedPoolItem,
  toPoolClaimItem,
  toReadyPoolItem,
  toUnfinishedPoolItem,
} from './ready-pool-item.ts';

/** Of so many a tenant takes any: those who come at once seldom meet at the same one. */
const CANDIDATES = 25;

export class DynamoPoolStock implements PoolClaims, PoolStock {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async claim(tenantId: TenantId, version: string): Promise<ClaimedPool | null> {
    for (;;) {
      const candidates = await this.#candidates(version);
      if (candidates.length === 0) return null;
      const start = Math.floor(Math.random() * candidates.length);
      for (const pool of [...candidates.slice(start), ...candidates.slice(0, start)]) {
        const taken = await this.#take({ ...pool, tenantId, claimedAt: this.#now() });
        if (taken !== 'taken by another') return taken;
      }
    }
  }

  async claimed(tenantId: TenantId): Promise<ClaimedPool | null> {
    const item = await getItem(this.#documents, this.#tableName, poolClaimKey(tenantId));
    return item ? fromPoolClaimItem(item) : null;
  }

  forget(tenantId: TenantId): Promise<void> {
    return this.#delete(poolClaimKey(tenantId));
  }

  async listReady(): Promise<readonly ReadyPool[]> {
    return (await this.#list(READY_POOL_PREFIX)).map(fromReadyPoolItem);
  }

  async listUnfinished(): Promise<readonly UnfinishedPool[]> {
    return (await this.#list(UNFINISHED_POOL_PREFIX)).map(fromUnfinishedPoolItem);
  }

  async begin(pool: UnfinishedPool): Promise<void> {
    const Item = toUnfinishedPoolItem(pool);
    await this.#documents.send(new PutCommand({ TableName: this.#tableName, Item }));
  }

  async add(pool: ReadyPool): Promise<void> {
    const begun = this.#existing(unfinishedPoolKey(pool.id));
    const ready = putNew(this.#tableName, toReadyPoolItem(pool));
    // Else a later run took this one for dead, and deletes what there is of it.
    if (!(await tryTransact(this.#documents, { begun, ready }))) throw new PoolAbandonedError();
  }

  retire(pool: ReadyPool, since: Date): Promise<boolean> {
    const { id, userPoolId } = pool;
    return tryTransact(this.#documents, {
      ready: this.#existing(readyPoolKey(id)),
      retired: putNew(this.#tableName, toUnfinishedPoolItem({ id, userPoolId, since })),
    });
  }

  drop(id: ReadyPoolId): Promise<void> {
    return this.#delete(unfinishedPoolKey(id));
  }

  async *listUntagged(): AsyncIterable<readonly ClaimedPool[]> {
    const query = { tableName: this.#tableName, kind: 'claimed-pool', now: this.#now() } as const;
    for await (const items of dueItems(this.#documents, query)) yield items.map(fromPoolClaimItem);
  }

  async markTagged(tenantId: TenantId): Promise<void> {
    try {
      await this.#documents.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: poolClaimKey(tenantId),
          UpdateExpression: 'REMOVE dueKind, dueAt',
          // One that was forgotten meanwhile shall not come back.
          ConditionExpression: 'attribute_exists(pk)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** The oldest of that version, of which an outdated configuration may have left others. */
  async #candidates(version: string): Promise<readonly ReadyPool[]> {
    const pages = paginateQuery(
      { client: this.#documents, pageSize: CANDIDATES },
      {
        ...this.#partition(READY_POOL_PREFIX, { ':version': version }),
        FilterExpression: 'version = :version',
      },
    );
    for await (const { Items = [] } of pages) {
      if (Items.length > 0) return Items.map(fromReadyPoolItem);
    }
    return [];
  }

  async #take(claim: ClaimedPool): Promise<ClaimedPool | 'taken by another'> {
    const written = await transact(this.#documents, {
      ready: this.#existing(readyPoolKey(claim.id)),
      claim: putNew(this.#tableName, toPoolClaimItem(claim)),
    });
    if (written.ok) return claim;
    // Of a run of ours before, whose answer was lost.
    const own = await this.claimed(claim.tenantId);
    return own ?? 'taken by another';
  }

  #existing(Key: { readonly pk: string; readonly sk: string }) {
    const ConditionExpression = 'attribute_exists(pk)';
    return { Delete: { TableName: this.#tableName, Key, ConditionExpression } };
  }

  #partition(prefix: string, values: Readonly<Record<string, string>> = {}) {
    return {
      TableName: this.#tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ...values, ':pk': POOL_STOCK, ':prefix': prefix },
      ConsistentRead: true,
    };
  }

  async #list(prefix: string): Promise<readonly unknown[]> {
    const pages = paginateQuery({ client: this.#documents }, this.#partition(prefix));
    const items: unknown[] = [];
    for await (const { Items = [] } of pages) items.push(...Items);
    return items;
  }

  async #delete(Key: { readonly pk: string; readonly sk: string }): Promise<void> {
    await this.#documents.send(new DeleteCommand({ TableName: this.#tableName, Key }));
  }
}

class PoolAbandonedError extends Error {
  override readonly name = 'PoolAbandonedError';

  constructor() {
    super('Another run took the pool for abandoned.');
  }
}
