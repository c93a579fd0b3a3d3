import type {
  NewRecord,
  RecordDeletion,
  RecordRepository,
  RecordWrite,
} from '../../core/records/record-repository.ts';
import { bytesOf } from '../../core/records/record-data.ts';
import type { Collection, DataRecord, RecordKey } from '../../core/records/record.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import { fail, ok } from '../../kit/result.ts';

type Claim = { fingerprint: string; record: DataRecord; expiresAt: number };
type Shelf = { collections: Map<string, Date>; records: Map<string, DataRecord> };

const DAY_MS = 86_400_000;

/** A record store in memory, which keeps the promises of the port. */
export class FakeRecordRepository implements RecordRepository {
  readonly #shelves = new Map<string, Shelf>();
  readonly #claims = new Map<string, Claim>();

  create({ tenantId }: TenantContext, { collection, claim, ...record }: NewRecord) {
    const shelf = this.#shelfOf(tenantId);
    if (!shelf.collections.has(collection)) shelf.collections.set(collection, record.createdAt);

    const claimKey = `${tenantId} ${collection} ${claim?.key ?? ''}`;
    const kept = claim && this.#claims.get(claimKey);
    if (kept && kept.expiresAt > record.createdAt.getTime()) {
      const isSame = kept.fingerprint === claim.fingerprint;
      return Promise.resolve(
        isSame ? ok(kept.record) : fail({ kind: 'IdempotencyKeyReused' } as const),
      );
    }
    const stored = { ...record, version: 1, updatedAt: record.createdAt };
    shelf.records.set(keyOf({ collection, id: record.id }), stored);
    const expiresAt = record.createdAt.getTime() + DAY_MS;
    if (claim) this.#claims.set(claimKey, { ...claim, record: stored, expiresAt });
    return Promise.resolve(ok(stored));
  }

  find({ tenantId }: TenantContext, key: RecordKey) {
    return Promise.resolve(this.#shelfOf(tenantId).records.get(keyOf(key)) ?? null);
  }

  list({ tenantId }: TenantContext, collection: string, page: PageRequest) {
    const all = [...this.#shelfOf(tenantId).records]
      .filter(([key]) => key.startsWith(`${collection} `))
      .map(([, record]) => record);
    return Promise.resolve(pageOf(all, page, ({ id }: DataRecord) => id));
  }

  listCollections({ tenantId }: TenantContext, page: PageRequest) {
    const all = [...this.#shelfOf(tenantId).collections].map(([name, createdAt]) => ({
      name,
      createdAt,
    }));
    return Promise.resolve(pageOf(all, page, ({ name }: Collection) => name));
  }

  replace({ tenantId }: TenantContext, { data, updatedAt, version, ...key }: RecordWrite) {
    const { records } = this.#shelfOf(tenantId);
    const current = records.get(keyOf(key));
    if (!current) return Promise.resolve(fail({ kind: 'RecordNotFound' } as const));
    if (version !== undefined && version !== current.version) {
      return Promise.resolve(fail({ kind: 'VersionConflict' } as const));
    }
    const written = { ...current, data, updatedAt, version: current.version + 1 };
    records.set(keyOf(key), written);
    return Promise.resolve(ok(written));
  }

  delete({ tenantId }: TenantContext, { version, ...key }: RecordDeletion) {
    const { records } = this.#shelfOf(tenantId);
    const current = records.get(keyOf(key));
    if (version !== undefined && !current) {
      return Promise.resolve(fail({ kind: 'RecordNotFound' } as const));
    }
    if (version !== undefined && version !== current?.version) {
      return Promise.resolve(fail({ kind: 'VersionConflict' } as const));
    }
    records.delete(keyOf(key));
    return Promise.resolve(ok(current ? bytesOf(current.data) : 0));
  }

  #shelfOf(tenantId: string): Shelf {
    const shelf = this.#shelves.get(tenantId) ?? { collections: new Map(), records: new Map() };
    this.#shelves.set(tenantId, shelf);
    return shelf;
  }
}

const keyOf = ({ collection, id }: RecordKey) => `${collection} ${id}`;

function pageOf<Item>(
  all: readonly Item[],
  { limit, after = '' }: PageRequest,
  keyOf: (item: Item) => string,
): Page<Item> {
  const rest = all
    .filter((item) => keyOf(item) > after)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rest.length > limit && last && { next: keyOf(last) }) };
}
