import {
  paginateQuery,
  TransactWriteCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { memberId } from '../../../core/metering/event-identity.ts';
import type {
  CommitConflict,
  SeenEvents,
  Shard,
  ShardKey,
  UsageCommit,
  UsageReader,
  UsageStore,
  WindowRange,
} from '../../../core/metering/usage-store.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { dueAttributes } from '../table/due.ts';
import { getItems, KEYS_AT_ONCE } from '../table/get-items.ts';
import { secondsOf } from '../table/claim.ts';
import { inTurn, UNMET, type Cancelled } from '../table/in-turn.ts';
import type { Write } from '../table/transact.ts';
import { memberKey, seenKey, shardKey, windowsFrom, windowsPartition } from './metering-keys.ts';
import { fromShardItem, shardAttributes } from './shard-item.ts';

/** What of several sorts of counted things lies in one table is apart by what its keys begin with. */
export class DynamoUsageStore implements UsageStore, SeenEvents, UsageReader {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #keyPrefix: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string, keyPrefix = '') {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#keyPrefix = keyPrefix;
  }

  async readShards(tenantId: TenantId, keys: readonly ShardKey[]): Promise<readonly Shard[]> {
    const items = await this.#items(keys.map((key) => shardKey(tenantId, key)));
    return items.map(fromShardItem);
  }

  async commit(tenantId: TenantId, commit: UsageCommit): Promise<CommitConflict | null> {
    const TransactItems = this.#writes(tenantId, commit);
    const cancelled = await inTurn(() =>
      this.#documents.send(new TransactWriteCommand({ TransactItems })),
    );
    if (cancelled === null) return null;
    if (cancelled.isContended) throw cancelled.error;
    return conflictOf(commit, cancelled);
  }

  async known(tenantId: TenantId, identities: readonly string[]): Promise<ReadonlySet<string>> {
    const items = await this.#items(identities.map((identity) => seenKey(tenantId, identity)));
    const { pk: before } = this.#own(seenKey(tenantId, ''));
    return new Set(items.map(({ pk }) => String(pk).slice(before.length)));
  }

  async listShards(
    tenantId: TenantId,
    { meter, grain, start, end }: WindowRange,
    limit: number,
  ): Promise<readonly Shard[]> {
    const shards: Shard[] = [];
    const pages = paginateQuery(
      { client: this.#documents },
      {
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': `${this.#keyPrefix}${windowsPartition(tenantId, meter)}`,
          ':from': windowsFrom(grain, start),
          // More follows in every key, so none of that hour is below it.
          ':to': windowsFrom(grain, end),
        },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) {
      shards.push(...Items.map(fromShardItem));
      if (shards.length >= limit) break;
    }
    return shards.slice(0, limit);
  }

  #own({ pk, sk }: ItemKey): ItemKey {
    return { pk: `${this.#keyPrefix}${pk}`, sk };
  }

  async #items(named: readonly ItemKey[]) {
    const keys = named.map((key) => this.#own(key));
    const parts: (typeof keys)[] = [];
    for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
      parts.push(keys.slice(start, start + KEYS_AT_ONCE));
    }
    const read = parts.map((part) => getItems(this.#documents, this.#tableName, part));
    return (await Promise.all(read)).flat();
  }

  #writes(tenantId: TenantId, { seen, members, shards }: UsageCommit): Write[] {
    const marks = [
      ...seen.map(({ identity, messageId, knownUntil }) => ({
        ...{ ...this.#own(seenKey(tenantId, identity)), by: messageId },
        expiresAt: secondsOf(knownUntil),
      })),
      ...members.map(({ windowId, member, knownUntil }) => ({
        ...this.#own(memberKey(tenantId, memberId(windowId, member))),
        expiresAt: secondsOf(knownUntil),
      })),
    ];
    return [
      ...marks.map((Item): Write => ({
        Put: {
          ...{ TableName: this.#tableName, Item },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      })),
      ...shards.map((shard) => this.#shardWrite(tenantId, shard)),
    ];
  }

  #shardWrite(
    tenantId: TenantId,
    { sealAt, keptUntil, ...shard }: UsageCommit['shards'][number],
  ): Write {
    const due = sealAt ? Object.entries(dueAttributes('window', sealAt)) : [];
    const set = Object.entries({
      ...shardAttributes(shard),
      ...(keptUntil && { expiresAt: secondsOf(keptUntil) }),
    });
    return {
      Update: {
        TableName: this.#tableName,
        Key: this.#own(shardKey(tenantId, shard)),
        UpdateExpression: `SET ${[
          ...set.map(([name]) => `#${name} = :${name}`),
          // The first one that came since it was sealed says when it is sealed.
          ...due.map(([name]) => `#${name} = if_not_exists(#${name}, :${name})`),
        ].join(', ')}`,
        ConditionExpression:
          shard.revision === 1 ? 'attribute_not_exists(pk)' : '#revision = :before',
        ExpressionAttributeNames: Object.fromEntries(
          [...set, ...due].map(([name]) => [`#${name}`, name]),
        ),
        ExpressionAttributeValues: {
          ...Object.fromEntries([...set, ...due].map(([name, value]) => [`:${name}`, value])),
          ...(shard.revision !== 1 && { ':before': shard.revision - 1 }),
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }
}

type ItemKey = { readonly pk: string; readonly sk: string };

/** What the items were that the transaction found in its way. */
function conflictOf(
  { seen, members, shards }: UsageCommit,
  { codes, error }: Cancelled,
): CommitConflict {
  const unmet = codes.map((code) => code === UNMET);
  const found = (index: number): Record<string, unknown> => {
    const item = error.CancellationReasons?.[index]?.Item;
    return item ? unmarshall(item) : {};
  };
  const afterSeen = seen.length;
  const afterMembers = afterSeen + members.length;
  return {
    seen: new Map(
      seen.flatMap(({ identity }, index) =>
        unmet[index] ? [[identity, String(found(index).by)] as const] : [],
      ),
    ),
    members: members.filter((_, index) => unmet[afterSeen + index]),
    shards: shards.flatMap((_, index) =>
      unmet[afterMembers + index] ? fromShardItem(found(afterMembers + index)) : [],
    ),
  };
}
