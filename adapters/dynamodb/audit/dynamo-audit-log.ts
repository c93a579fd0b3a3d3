import { paginateQuery, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AuditEntryId, StoredEntry } from '../../../core/audit/audit-entry.ts';
import {
  parseLink,
  SHARD_NUMBERS,
  SHARDS,
  type ShardRef,
  type StoredLink,
} from '../../../core/audit/chain.ts';
import type { AuditRange, AuditReader, NewestEntries } from '../../../core/audit/list-audit.ts';
import { getItems } from '../table/get-items.ts';
import { chainPartition, entriesPartition, entryKey, linkKey, monthOf } from './audit-keys.ts';

/** What was tampered with is read too: that it is none is for `verify` to say. */
const entryItem = z.object({
  sk: z.custom<AuditEntryId>(),
  text: z.string().catch(''),
  personal: z.string().catch(''),
  expiresAt: z.number().catch(0),
});
const linkItem = z.object({ sk: z.coerce.number(), text: z.string().catch('') });

const LINKS_AT_ONCE = 25;

/** Entries are spread evenly: twice each partition's part, and one that may be `before` itself. */
const partLimit = (limit: number): number => Math.ceil(limit / (SHARDS / 2)) + 2;

/** Reads a tenant's log: its entries, and the links that prove them. */
export class DynamoAuditLog implements AuditReader {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  /**
   * The newest of each partition of the month, merged by their ids, which grow with the time. Of a partition that has
   * more, what is older than its last one is not known: what others have of that time waits for the next read.
   */
  async newest({ tenantId, month, limit, ...range }: AuditRange): Promise<NewestEntries> {
    const parts = await Promise.all(
      SHARD_NUMBERS.map((partition) => {
        const pk = entriesPartition(tenantId, monthOf(month), partition);
        return this.#newestOf(pk, range, partLimit(limit));
      }),
    );
    const known = parts.flatMap(({ oldest }) => oldest ?? []).toSorted();
    const from = known.at(-1);
    const entries = parts
      .flatMap((part) => part.entries)
      .filter(({ id }) => from === undefined || id >= from)
      .toSorted((one, other) => (one.id > other.id ? -1 : 1));
    const isWhole = from === undefined && entries.length <= limit;
    return { entries: entries.slice(0, limit), isWhole };
  }

  /** `oldest` is the last one that was read, where there are more. */
  async #newestOf(
    pk: string,
    { first, before }: Pick<AuditRange, 'first' | 'before'>,
    Limit: number,
  ) {
    const { Items = [], LastEvaluatedKey } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :before',
        ExpressionAttributeValues: { ':pk': pk, ':first': first, ':before': before },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit,
      }),
    );
    const read = Items.map(fromItem);
    const entries = read.filter(({ id }) => id !== before);
    return { entries, ...(LastEvaluatedKey && { oldest: read.at(-1)?.id }) };
  }

  async beginning(tenantId: string): Promise<Date | null> {
    const firsts = await Promise.all(
      SHARD_NUMBERS.map(async (shard) => {
        const [first] = await this.#links({ tenantId, shard }, { Limit: 1 });
        return first && parseLink(first.text)?.writtenAt;
      }),
    );
    const [oldest] = firsts.filter((time) => time !== undefined).toSorted();
    return oldest === undefined ? null : new Date(oldest);
  }

  /** The last link of a chain; undefined of one that was never written to. */
  async last(ref: ShardRef): Promise<StoredLink | undefined> {
    const [last] = await this.#links(ref, { Limit: 1, ScanIndexForward: false });
    return last;
  }

  async linksAfter(ref: ShardRef, position: number): Promise<StoredLink[]> {
    const { Items = [] } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND sk > :sk',
        ExpressionAttributeValues: { ':pk': chainPartition(ref), ':sk': linkKey(ref, position).sk },
        ConsistentRead: true,
        Limit: LINKS_AT_ONCE,
      }),
    );
    return Items.map((item) => toLink(ref, item));
  }

  /** Of one link. */
  async entriesOf(tenantId: string, ids: readonly AuditEntryId[]): Promise<StoredEntry[]> {
    const keys = ids.map((id) => entryKey(tenantId, id));
    return (await getItems(this.#documents, this.#tableName, keys)).map(fromItem);
  }

  /** All of them, in the order of their positions. */
  async links(ref: ShardRef): Promise<StoredLink[]> {
    const links: StoredLink[] = [];
    for await (const { Items = [] } of this.#pages(chainPartition(ref))) {
      links.push(...Items.map((item) => toLink(ref, item)));
    }
    return links;
  }

  /** All of a tenant's entries of those months. */
  async *entries(tenantId: string, months: readonly Date[]): AsyncGenerator<StoredEntry> {
    for (const month of months) {
      for (const partition of SHARD_NUMBERS) {
        const pk = entriesPartition(tenantId, monthOf(month), partition);
        for await (const { Items = [] } of this.#pages(pk)) yield* Items.map(fromItem);
      }
    }
  }

  async #links(ref: ShardRef, options: { Limit: number; ScanIndexForward?: boolean }) {
    const { Items = [] } = await this.#documents.send(
      new QueryCommand({ ...this.#query(chainPartition(ref)), ...options }),
    );
    return Items.map((item) => toLink(ref, item));
  }

  #pages(pk: string) {
    return paginateQuery({ client: this.#documents }, this.#query(pk));
  }

  #query(pk: string) {
    return {
      TableName: this.#tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    };
  }
}

function fromItem(item: unknown): StoredEntry {
  const { sk: id, ...stored } = entryItem.parse(item);
  return { id, ...stored };
}

function toLink(ref: ShardRef, item: unknown): StoredLink {
  const { sk: position, text } = linkItem.parse(item);
  return { ...ref, position, text };
}
