import {
  paginateQuery,
  QueryCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type {
  DueWindows,
  LastSeal,
  NewSeal,
  WindowSealer,
} from '../../../core/metering/seal-windows.ts';
import type { SealedWindow, SealedWindows } from '../../../core/metering/sealed-windows.ts';
import type { Shard } from '../../../core/metering/usage-store.ts';
import { windowId, type UsageWindow } from '../../../core/metering/usage-window.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { dueItems, type DueKind } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { tryTransact, type Write } from '../table/transact.ts';
import { putNew } from '../table/put-new.ts';
import {
  sealedWindowKey,
  sealKey,
  SEAL_PREFIX,
  sealsHeadKey,
  sealsPartition,
  shardKey,
  shardPrefix,
  tenantOfWindow,
  windowsPartition,
} from './metering-keys.ts';
import { fromSealItem, lastSealOf, toLastSeal, toSealItem } from './seal-item.ts';
import { fromShardItem } from './shard-item.ts';

const HOUR_MS = 3_600_000;

export class DynamoWindowSealer implements WindowSealer, SealedWindows {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async *listDue(now: Date): AsyncIterable<readonly DueWindows[]> {
    const query = { tableName: this.#tableName, kind: 'window', now } as const;
    for await (const items of dueItems(this.#documents, query)) {
      const byTenant = Map.groupBy(items, ({ pk }) => tenantOfWindow(String(pk)));
      yield [...byTenant].map(([tenantId, due]) => ({
        tenantId: tenantId as TenantId,
        dueAt: new Date(due.map(({ dueAt }) => String(dueAt)).toSorted()[0] ?? now),
        windows: windowsOf(due.map(fromShardItem)),
      }));
    }
  }

  /** Whether windows are due for an hour. */
  async isLate(now: Date): Promise<boolean> {
    const query = {
      tableName: this.#tableName,
      kind: 'window',
      now: new Date(now.getTime() - HOUR_MS),
    } as const;
    for await (const items of dueItems(this.#documents, query)) if (items.length > 0) return true;
    return false;
  }

  async read(
    tenantId: TenantId,
    window: UsageWindow,
  ): Promise<{ readonly shards: readonly Shard[]; readonly last: LastSeal | null }> {
    const [{ Items = [] }, last] = await Promise.all([
      this.#documents.send(
        new QueryCommand({
          TableName: this.#tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :window)',
          ExpressionAttributeValues: {
            ':pk': windowsPartition(tenantId, window.meter),
            ':window': shardPrefix(window),
          },
          ConsistentRead: true,
        }),
      ),
      getItem(this.#documents, this.#tableName, sealedWindowKey(tenantId, window)),
    ]);
    return { shards: Items.map(fromShardItem), last: last ? lastSealOf(last) : null };
  }

  async append(tenantId: TenantId, seals: readonly NewSeal[]): Promise<void> {
    const head = await getItem(this.#documents, this.#tableName, sealsHeadKey(tenantId));
    const position = Number(head?.position ?? 0);
    const writes = seals.flatMap((seal, index): Write[] => [
      putNew(this.#tableName, toSealItem(tenantId, { ...seal, position: position + index + 1 })),
      this.#lastSealWrite(tenantId, seal),
    ]);
    const isAppended = await tryTransact(this.#documents, {
      ...Object.fromEntries(writes.entries()),
      head: this.#headWrite(tenantId, {
        ...{ before: position, after: position + seals.length },
        now: seals[0]?.sealedAt ?? new Date(),
      }),
    });
    if (!isAppended) throw new Error('Another run seals the windows of this tenant.');
  }

  async settle(tenantId: TenantId, shards: readonly Shard[]): Promise<void> {
    await Promise.all(shards.map((shard) => this.#settle(tenantId, shard)));
  }

  async listAfter(
    tenantId: TenantId,
    position: number,
    limit: number,
  ): Promise<readonly SealedWindow[]> {
    const seals: SealedWindow[] = [];
    const pages = paginateQuery(
      { client: this.#documents, pageSize: limit },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': sealsPartition(tenantId),
          ':from': sealKey(tenantId, position + 1).sk,
          ':to': `${SEAL_PREFIX}9`.padEnd(SEAL_PREFIX.length + 12, '9'),
        },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) {
      seals.push(...Items.map(fromSealItem));
      if (seals.length >= limit) break;
    }
    return seals.slice(0, limit);
  }

  /** A part that was written since stays due: what came is sealed as another revision. */
  async #settle(tenantId: TenantId, shard: Shard): Promise<void> {
    try {
      await this.#documents.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: shardKey(tenantId, shard),
          UpdateExpression: 'REMOVE dueKind, dueAt',
          ConditionExpression: 'revision = :sealed',
          ExpressionAttributeValues: { ':sealed': shard.revision },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** Each revision follows the one before. */
  #lastSealWrite(tenantId: TenantId, seal: NewSeal): Write {
    return {
      Put: {
        TableName: this.#tableName,
        Item: { ...sealedWindowKey(tenantId, seal.window), ...toLastSeal(seal) },
        ...(seal.revision === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'revision = :before',
              ExpressionAttributeValues: { ':before': seal.revision - 1 },
            }),
      },
    };
  }

  /** What was sealed is due to be exported; whoever exports the tenant just now keeps it to himself. */
  #headWrite(tenantId: TenantId, { before, after, now }: Appended): Write {
    return {
      Update: {
        TableName: this.#tableName,
        Key: sealsHeadKey(tenantId),
        UpdateExpression:
          'SET #at = :after, dueKind = :export, dueAt = if_not_exists(dueAt, :now), dueSince = if_not_exists(dueSince, :now)',
        ConditionExpression: '(attribute_not_exists(pk) AND :before = :none) OR #at = :before',
        ExpressionAttributeNames: { '#at': 'position' },
        ExpressionAttributeValues: {
          ...{ ':before': before, ':none': 0, ':after': after },
          ...{ ':export': 'export' satisfies DueKind, ':now': now.toISOString() },
        },
      },
    };
  }
}

type Appended = { readonly before: number; readonly after: number; readonly now: Date };

const windowsOf = (shards: readonly Shard[]): UsageWindow[] => [
  ...new Map(shards.map(({ window }) => [windowId(window), window])).values(),
];
