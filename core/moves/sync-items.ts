import { batched } from '../../kit/batched.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import { compareKeys, merged, type Pair } from './merged.ts';
import {
  isMarkerItem,
  type ItemsStart,
  type PlacedItem,
  type PlacementItems,
} from './placement-items.ts';

export type ItemsRun = {
  readonly from: TenantScope;
  readonly to: TenantScope;
  /** What has expired by then is not looked at: a table may delete it, or not, at any moment. */
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

export type ItemPair = Pair<PlacedItem, PlacedItem>;

/** What one partition of a table takes in a second or two; a part is done again after a crash. */
export const PART_BYTES = 1024 ** 2;
const CHANGES_AT_ONCE = 100;
const KEYS_AT_ONCE = 1_000;

/** What a change counts of a part: its bytes, and little ones are a hundred at most. */
export const weightOf = ({ bytes }: { readonly bytes: number }): number =>
  Math.max(bytes, Math.ceil(PART_BYTES / CHANGES_AT_ONCE));

/** Makes the items of the target those of the source: puts what is missing or differs, deletes what is no more. */
export async function* syncItems(
  items: PlacementItems,
  run: ItemsRun,
): AsyncGenerator<ItemsSynced> {
  for (const start of await partitionsOf(items, [run.from, run.to], run)) {
    const { partition } = start;
    for await (const pairs of batched(pairsOf(items, run, start), PART_BYTES, pairWeight)) {
      const changed = pairs.filter((pair) => !isSame(pair));
      const puts = changed.flatMap(({ left }) => left ?? []);
      const deletes = changed.filter(({ left }) => !left).map(({ key }) => key);
      await items.write(run.to, partition, { puts, deletes });
      const after = pairs.at(-1)?.key ?? '';
      yield { partition, after, itemsPut: puts.length, itemsDeleted: deletes.length };
    }
  }
}

export const isSame = ({ left, right }: ItemPair): boolean => left?.content === right?.content;

/** A table charges a write for the larger of what it puts and what it replaces. */
const pairWeight = (pair: ItemPair): number =>
  isSame(pair)
    ? Math.ceil(PART_BYTES / KEYS_AT_ONCE)
    : weightOf({ bytes: Math.max(pair.left?.bytes ?? 0, pair.right?.bytes ?? 0) });

/**
 * Where to begin in each partition that is left to do, in their order. Of both placements: a partition
 * that was copied before the item which lists it would be found at the source alone.
 */
export async function partitionsOf(
  items: Pick<PlacementItems, 'partitions'>,
  scopes: readonly TenantScope[],
  { partition: reached = '', after }: Partial<ItemsStart>,
): Promise<readonly ItemsStart[]> {
  const names = await Promise.all(scopes.map((scope) => items.partitions(scope)));
  return [...new Set(names.flat())]
    .sort(compareKeys)
    .filter((name) => compareKeys(name, reached) >= 0)
    .map((partition) => ({
      partition,
      ...(partition === reached && after !== undefined && { after }),
    }));
}

/** The items of one partition at both placements, key by key. */
export function pairsOf(
  items: PlacementItems,
  { from, to, asOf }: Pick<ItemsRun, 'from' | 'to' | 'asOf'>,
  start: ItemsStart,
): AsyncIterable<ItemPair> {
  const itemsOf = (scope: TenantScope) =>
    counted(items.items(scope, start), start.partition, asOf.getTime() / 1_000);
  return merged(itemsOf(from), itemsOf(to));
}

async function* counted(
  items: AsyncIterable<PlacedItem>,
  partition: string,
  expired: number,
): AsyncGenerator<PlacedItem> {
  for await (const item of items) {
    const isOver = item.expiresAt !== undefined && item.expiresAt <= expired;
    if (!isOver && !isMarkerItem(partition, item.key)) yield item;
  }
}
