import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  QueryCommand,
  TransactWriteCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { AuditAppender } from '../../../core/audit/audit-appender.ts';
import type { StoredEntry } from '../../../core/audit/audit-entry.ts';
import {
  EMPTY,
  headOf,
  linkAfter,
  SHARDS,
  type Head,
  type ShardRef,
} from '../../../core/audit/chain.ts';
import { inTurn, UNMET } from '../table/in-turn.ts';
import { putNew } from '../table/put-new.ts';
import { chainPartition, entryKey, linkKey } from './audit-keys.ts';

/** Of the hundred writes of a transaction one is the link. */
const ENTRIES_AT_ONCE = 99;
/** Of the 4 MB that a transaction may hold. */
const BYTES_AT_ONCE = 3_000_000;
const MAX_ATTEMPTS = 30;
const LONGEST_PAUSE_MS = 200;
const MAX_HEADS = 5_000;

type Clock = { readonly now: () => Date };

/**
 * Appends with PutItem and Query alone. An environment keeps to one chain of each tenant and remembers its end;
 * where another environment wrote there, it goes on with another chain.
 */
export class DynamoAuditAppender implements AuditAppender {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;
  readonly #heads = new Map<string, Head>();
  #shard = randomInt(SHARDS);

  constructor(documents: DynamoDBDocumentClient, tableName: string, { now }: Clock) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async append(tenantId: string, entries: readonly StoredEntry[]): Promise<void> {
    const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
    for (const part of partsOf(once)) await this.#appendPart(tenantId, part);
  }

  async #appendPart(tenantId: string, part: readonly StoredEntry[]): Promise<void> {
    let open = part;
    for (let attempt = 1; open.length > 0; attempt += 1) {
      if (attempt > MAX_ATTEMPTS) throw new Error('Too many writers of an audit log.');
      const left = await this.#tryAppend({ tenantId, shard: this.#shard }, open);
      if (left === null) return;
      open = left;
      await sleep(Math.random() * Math.min(attempt * 10, LONGEST_PAUSE_MS));
    }
  }

  /** Null once all is written; else what is still to be. */
  async #tryAppend(ref: ShardRef, entries: readonly StoredEntry[]) {
    const { link, head } = linkAfter({
      ...{ ...ref, entries, now: this.#now() },
      head: await this.#headOf(ref),
    });
    const linkItem = { ...linkKey(ref, link.position), text: link.text };
    const items = [
      { ...linkItem, expiresAt: head.expiresAt },
      ...entries.map(({ id, ...stored }) => ({ ...entryKey(ref.tenantId, id), ...stored })),
    ];
    const TransactItems = items.map((item) => putNew(this.#tableName, item));
    const cancelled = await inTurn(
      () => this.#documents.send(new TransactWriteCommand({ TransactItems })),
      0,
    );
    if (cancelled === null) {
      this.#remember(ref, head);
      return null;
    }
    const [ofLink, ...ofEntries] = cancelled.codes;
    if (ofLink !== 'None') this.#giveWay(ref);
    return entries.filter((_, at) => ofEntries[at] !== UNMET);
  }

  async #headOf(ref: ShardRef): Promise<Head> {
    const remembered = this.#heads.get(chainPartition(ref));
    if (remembered) return remembered;

    const { Items = [] } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': chainPartition(ref) },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: 1,
      }),
    );
    const [last] = Items;
    return last ? headOf({ ...ref, position: Number(last.sk), text: String(last.text) }) : EMPTY;
  }

  #remember(ref: ShardRef, head: Head): void {
    if (this.#heads.size >= MAX_HEADS) this.#heads.clear();
    this.#heads.set(chainPartition(ref), head);
  }

  #giveWay(ref: ShardRef): void {
    this.#heads.delete(chainPartition(ref));
    this.#shard = randomInt(SHARDS);
  }
}

function partsOf(entries: readonly StoredEntry[]): StoredEntry[][] {
  const parts: StoredEntry[][] = [];
  let bytes = Infinity;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.text) + entry.personal.length;
    const last = parts.at(-1);
    if (!last || last.length >= ENTRIES_AT_ONCE || bytes + size > BYTES_AT_ONCE) {
      parts.push([entry]);
      bytes = size;
    } else {
      last.push(entry);
      bytes += size;
    }
  }
  return parts;
}
