import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { ItemPlaces, PlacedItem } from './item-places.ts';
import { merged, type Pair } from './merged.ts';
import { isItemOfThePlace } from './of-the-place.ts';
import { partitionsOf } from './partitions-of.ts';
import { isFullPart } from './write-part.ts';

export type ItemsRun = {
  readonly from: TenantScope;
  readonly to: TenantScope;
  /** What has expired by then is not looked at: a store may delete it, or not, at any moment. */
  readonly asOf: Date;
  readonly partition?: string;
  readonly after?: string;
};

/** A part of the run that is written: the next one begins after it. */
export type ItemsSynced = {
  readonly partition: string;
  readonly after: string;
  readonly itemsPut: number;
  readonly itemsDeleted: number;
};

const KEYS_AT_ONCE = 1_000;

/** Makes the items of one place those of the other: puts what is missing or differs, deletes what is no more. */
export async function* syncItems(places: ItemPlaces, run: ItemsRun): AsyncGenerator<ItemsSynced> {
  const scopes = [run.from, run.to];
  for (const start of await partitionsOf(places, scopes, run)) {
    const { partition } = start;
    const batch = new Batch();
    for await (const pair of pairsOf(places, run, start)) {
      batch.add(pair);
      if (!batch.isFull) continue;
      await places.write(run.to, partition, batch);
      yield { partition, ...batch.summary() };
      batch.clear();
    }
    if (batch.keys === 0) continue;
    await places.write(run.to, partition, batch);
    yield { partition, ...batch.summary() };
  }
}

/** The items of one partition at both places, key by key. */
export const pairsOf = (
  places: ItemPlaces,
  { from, to, asOf }: Pick<ItemsRun, 'from' | 'to' | 'asOf'>,
  start: { readonly partition: string; readonly after?: string },
): AsyncIterable<Pair<PlacedItem, PlacedItem>> => {
  const itemsOf = (scope: TenantScope) => counting(places.items(scope, start), { asOf, ...start });
  return merged(itemsOf(from), itemsOf(to));
};

async function* counting(
  items: AsyncIterable<PlacedItem>,
  { partition, asOf }: { readonly partition: string; readonly asOf: Date },
): AsyncGenerator<PlacedItem> {
  const expired = asOf.getTime() / 1_000;
  for await (const item of items) {
    const isOver = item.expiresAt !== undefined && item.expiresAt <= expired;
    if (!isOver && !isItemOfThePlace(partition, item.key)) yield item;
  }
}

class Batch {
  readonly puts: PlacedItem[] = [];
  readonly deletes: string[] = [];
  keys = 0;
  #after = '';
  #bytes = 0;

  add({ key, left, right }: Pair<PlacedItem, PlacedItem>): void {
    this.keys += 1;
    this.#after = key;
    if (left?.sha256 === right?.sha256) return;
    if (left) this.puts.push(left);
    else this.deletes.push(key);
    // A table charges a write for the larger of what it puts and what it replaces.
    this.#bytes += Math.max(left?.bytes ?? 0, right?.bytes ?? 0);
  }

  get isFull(): boolean {
    const changes = this.puts.length + this.deletes.length;
    return this.keys >= KEYS_AT_ONCE || isFullPart(changes, this.#bytes);
  }

  summary() {
    return {
      after: this.#after,
      itemsPut: this.puts.length,
      itemsDeleted: this.deletes.length,
    };
  }

  clear(): void {
    this.puts.length = 0;
    this.deletes.length = 0;
    this.keys = 0;
    this.#bytes = 0;
  }
}
