import * as z from 'zod';
import { chainedHash } from '../../kit/chained-hash.ts';
import { entryHash, type AuditEntryId, type StoredEntry } from './audit-entry.ts';

/** Chains of a tenant, each written by one environment at a time: they do not wait for each other. */
export const SHARDS = 8;
export const SHARD_NUMBERS = Array.from({ length: SHARDS }, (_, shard) => shard);

export type ShardRef = { readonly tenantId: string; readonly shard: number };

/** The end of a chain, on which the next link follows; position 0 before the first. */
export type Head = {
  readonly position: number;
  readonly hash: string;
  readonly expiresAt: number;
};
export const EMPTY: Head = { position: 0, hash: '', expiresAt: 0 };

const linkText = z.strictObject({
  tenantId: z.string(),
  shard: z.int(),
  position: z.int().positive(),
  writtenAt: z.iso.datetime(),
  /** Id, hash and expiry of each entry that was written with it. */
  entries: z.array(z.tuple([z.string(), z.string(), z.number()])),
  /** Never before that of its entries nor of the link before: what has expired is the beginning of the chain. */
  expiresAt: z.number(),
  previous: z.strictObject({ hash: z.string(), expiresAt: z.number() }),
});
export type Link = Readonly<z.infer<typeof linkText>>;

/** A link as it lies in the table, at the position that its key says. */
export type StoredLink = ShardRef & { readonly position: number; readonly text: string };

export type NewLink = ShardRef & {
  readonly head: Head;
  readonly entries: readonly StoredEntry[];
  readonly now: Date;
};

/** The link of entries that are written together, and the head that it makes. */
export function linkAfter({ head, entries, now, ...ref }: NewLink): {
  readonly link: StoredLink;
  readonly head: Head;
} {
  const position = head.position + 1;
  const expiresAt = Math.max(head.expiresAt, ...entries.map((entry) => entry.expiresAt));
  const link: Link = {
    ...ref,
    position,
    writtenAt: now.toISOString(),
    entries: entries.map((entry) => [entry.id, entryHash(entry), entry.expiresAt]),
    expiresAt,
    previous: { hash: head.hash, expiresAt: head.expiresAt },
  };
  const text = JSON.stringify(link);
  return { link: { ...ref, position, text }, head: { position, hash: linkHash(text), expiresAt } };
}

export const linkHash = (text: string): string => chainedHash('audit link', text);

/** Null for what is no link. */
export function parseLink(text: string): Link | null {
  try {
    return linkText.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function headOf({ text, position }: StoredLink): Head {
  const link = parseLink(text);
  if (!link) throw new Error(`The link ${position} of an audit chain cannot be read.`);
  return { position, hash: linkHash(text), expiresAt: link.expiresAt };
}

/** Entries lie in as many partitions a month; which one, their id tells. */
export const partitionOf = (id: AuditEntryId): number => BASE32.indexOf(id.slice(-1)) % SHARDS;
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';
