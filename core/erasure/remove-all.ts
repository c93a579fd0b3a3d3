import { createHash } from 'node:crypto';
import type { ErasableStore, ErasedTenant, Found, FoundPage } from './erasable-store.ts';
import type { Counts, LeasedErasure } from './erasure-job.ts';

/** Their hashes stand in the job's record, which a write has 400 KB for. */
const COUNTED_AT_ONCE = 250;

export type RemoveAllPorts = {
  readonly stores: readonly ErasableStore[];
  readonly isOver: () => boolean;
};

/**
 * Removes all that the stores have of the tenant, store by store. What is removed is counted and hashed
 * before: a run that dies in between is followed by one that counts nothing twice.
 */
export async function removeAll(
  { stores, isOver }: RemoveAllPorts,
  leased: LeasedErasure,
  erased: ErasedTenant,
): Promise<'done' | 'more'> {
  const reached = stores.findIndex(({ name }) => name === leased.job.cursor?.store);
  for (const store of stores.slice(Math.max(0, reached))) {
    const { cursor } = leased.job;
    let after = cursor?.store === store.name ? cursor.after : undefined;
    for await (const page of store.pages(erased, after)) {
      await removePage(store, leased, { erased, page, after });
      after = page.after;
      // A run that neither removed nor read on would be followed by the very same.
      if (!isOver() || (page.found.length === 0 && after === undefined)) continue;
      await leased.save({ cursor: { store: store.name, after, pending: [] } });
      return 'more';
    }
  }
  return 'done';
}

type Removing = {
  readonly erased: ErasedTenant;
  readonly page: FoundPage;
  /** Where the page was listed from: until it is removed, another run lists it again. */
  readonly after: string | undefined;
};

async function removePage(
  store: ErasableStore,
  leased: LeasedErasure,
  { erased, page, after }: Removing,
): Promise<void> {
  for (let first = 0; first < page.found.length; first += COUNTED_AT_ONCE) {
    const part = page.found.slice(first, first + COUNTED_AT_ONCE);
    const { cursor, report } = leased.job;
    const known = new Set(cursor?.store === store.name ? cursor.pending : []);
    const fresh = part.filter((one) => !known.has(shortHashOf(one)));
    await leased.save({
      report: {
        ...report,
        removed: added(report.removed, fresh),
        sha256: fresh.length > 0 ? hashedOn(report.sha256, fresh) : report.sha256,
      },
      cursor: { store: store.name, after, pending: part.map(shortHashOf) },
    });
    await store.remove(erased, part);
  }
}

function added(counts: Counts, found: readonly Found[]): Counts {
  const after: Record<string, number> = { ...counts };
  for (const { kind } of found) after[kind] = (after[kind] ?? 0) + 1;
  return after;
}

const idOf = ({ kind, key }: Found): string => `${kind} ${key}`;

const shortHashOf = (one: Found): string =>
  createHash('sha256').update(idOf(one)).digest('base64url').slice(0, 10);

const hashedOn = (before: string, found: readonly Found[]): string =>
  createHash('sha256')
    .update([before, ...found.map(idOf)].join('\n'))
    .digest('hex');
