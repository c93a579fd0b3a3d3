import type { Result } from '../../kit/result.ts';
import type { Quantity } from '../plans/feature.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import type { CacheEntry } from './cache-entry.ts';

export type CacheEntryExists = { readonly kind: 'CacheEntryExists' };
export type VersionConflict = { readonly kind: 'VersionConflict' };
export type CacheFull = { readonly kind: 'CacheFull'; readonly maxEntries: number };

/** What must be under a key for a change to be made; what has expired is not there. */
export type Precondition = 'absent' | 'present' | { readonly version: number };

export type CacheWrite = CacheEntry & {
  readonly key: string;
  readonly onlyIf?: Precondition;
  /** How many entries the tenant may have. */
  readonly maxEntries: Quantity;
};

export type CacheDeletion = {
  readonly key: string;
  readonly onlyIf?: Exclude<Precondition, 'absent'>;
};

/** A tenant's cache. Every method reaches the entries of that tenant alone, and throws on an outage. */
export interface TenantCache {
  /** As the last successful write left it; null once it has expired. */
  find(tenant: TenantContext, key: string): Promise<CacheEntry | null>;

  /**
   * Puts the entry in place of what is there, in one atomic write: of two writes with the same
   * precondition one succeeds. A new key beyond `maxEntries` is refused; an entry may be counted for a
   * sixteenth of its time longer than it lives.
   */
  put(
    tenant: TenantContext,
    write: CacheWrite,
  ): Promise<Result<CacheEntry, CacheEntryExists | VersionConflict | CacheFull>>;

  /** Without a precondition, deleting what is not there succeeds. */
  delete(tenant: TenantContext, deletion: CacheDeletion): Promise<Result<null, VersionConflict>>;
}
