import { randomInt } from 'node:crypto';
import type { JsonValue } from '../../kit/json.ts';
import { fail, type Result } from '../../kit/result.ts';
import type { Quantity } from '../plans/feature.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import { MAX_VALUE_BYTES, type CacheEntry } from './cache-entry.ts';
import type {
  CacheEntryExists,
  CacheFull,
  Precondition,
  TenantCache,
  VersionConflict,
} from './tenant-cache.ts';

export type CacheValueTooLarge = {
  readonly kind: 'CacheValueTooLarge';
  readonly bytes: number;
  readonly maxBytes: number;
};

export type PutEntryPorts = { readonly cache: TenantCache; readonly now: () => Date };
export type PutEntry = {
  readonly key: string;
  readonly value: JsonValue;
  readonly ttlSeconds: number;
  readonly onlyIf?: Precondition;
  readonly maxEntries: Quantity;
};
export type PutEntryError = CacheValueTooLarge | CacheEntryExists | VersionConflict | CacheFull;

/** As many as an entity tag of ours has digits for: that an entry gets the same one twice is not to be expected. */
const VERSIONS = 2 ** 48 - 1;

export async function putEntry(
  { cache, now }: PutEntryPorts,
  tenant: TenantContext,
  { ttlSeconds, ...entry }: PutEntry,
): Promise<Result<CacheEntry, PutEntryError>> {
  const bytes = Buffer.byteLength(JSON.stringify(entry.value));
  if (bytes > MAX_VALUE_BYTES) {
    return fail({ kind: 'CacheValueTooLarge', bytes, maxBytes: MAX_VALUE_BYTES });
  }
  return cache.put(tenant, {
    ...entry,
    version: randomInt(1, VERSIONS),
    expiresAt: wholeSecond(now().getTime() / 1_000 + ttlSeconds),
  });
}

/** Stores expire by the second: none of it is taken from the time that was asked for. */
const wholeSecond = (seconds: number): Date => new Date(Math.ceil(seconds) * 1_000);
