import type { CacheEntry } from '../../core/cache/cache-entry.ts';
import type {
  CacheDeletion,
  CacheWrite,
  Precondition,
  TenantCache,
} from '../../core/cache/tenant-cache.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';
import { fail, ok } from '../../kit/result.ts';

/** A cache in memory, which keeps the promises of the port. */
export class FakeTenantCache implements TenantCache {
  readonly #tenants = new Map<string, Map<string, CacheEntry>>();
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  find({ tenantId }: TenantContext, key: string) {
    return Promise.resolve(this.#entriesOf(tenantId).get(key) ?? null);
  }

  put({ tenantId }: TenantContext, { key, onlyIf, maxEntries, ...entry }: CacheWrite) {
    const entries = this.#entriesOf(tenantId);
    const found = entries.get(key);
    if (onlyIf === 'absent' && found) {
      return Promise.resolve(fail({ kind: 'CacheEntryExists' } as const));
    }
    if (onlyIf !== 'absent' && !isMet(onlyIf, found)) {
      return Promise.resolve(fail({ kind: 'VersionConflict' } as const));
    }
    if (maxEntries !== 'unlimited' && !found && entries.size >= maxEntries) {
      return Promise.resolve(fail({ kind: 'CacheFull', maxEntries } as const));
    }
    entries.set(key, entry);
    return Promise.resolve(ok(entry));
  }

  delete({ tenantId }: TenantContext, { key, onlyIf }: CacheDeletion) {
    const entries = this.#entriesOf(tenantId);
    if (!isMet(onlyIf, entries.get(key))) {
      return Promise.resolve(fail({ kind: 'VersionConflict' } as const));
    }
    entries.delete(key);
    return Promise.resolve(ok(null));
  }

  /** Those that have not expired. */
  #entriesOf(tenantId: string): Map<string, CacheEntry> {
    const alive = [...(this.#tenants.get(tenantId) ?? [])].filter(
      ([, { expiresAt }]) => expiresAt > this.#now(),
    );
    const entries = new Map(alive);
    this.#tenants.set(tenantId, entries);
    return entries;
  }
}

const isMet = (
  onlyIf: Exclude<Precondition, 'absent'> | undefined,
  found: CacheEntry | undefined,
): boolean => {
  if (onlyIf === undefined) return true;
  return onlyIf === 'present' ? found !== undefined : found?.version === onlyIf.version;
};
