import { chained } from './chain.ts';
import type { ItemPlaces, PlacedItem } from './item-places.ts';
import type { Pair } from './merged.ts';
import type { Tally } from './move.ts';
import { partitionsOf } from './partitions-of.ts';
import { pairsOf, type ItemsRun } from './sync-items.ts';

type Tallies = { readonly source: Tally; readonly target: Tally };

/** A part that was compared: the tallies so far, and the first difference, which ends the comparison. */
export type ItemsCompared = Tallies & {
  readonly partition: string;
  readonly after: string;
  readonly difference?: string;
};

type Comparison = ItemsRun & Tallies & { readonly now: () => Date };

const KEYS_AT_ONCE = 1_000;

/** Compares all items of both places, counting and hashing each side in key order. */
export async function* compareItems(
  places: ItemPlaces,
  run: Comparison,
): AsyncGenerator<ItemsCompared> {
  let { source, target } = run;
  for (const start of await partitionsOf(places, [run.from, run.to], run)) {
    const { partition } = start;
    let keys = 0;
    let after = '';
    for await (const pair of pairsOf(places, run, start)) {
      if (isExpiring(pair, run.now())) continue;
      const isFirst = keys === 0 && start.after === undefined;
      source = withItem(source, pair.left, { partition, isFirst });
      target = withItem(target, pair.right, { partition, isFirst });
      after = pair.key;
      keys += 1;
      const difference = differenceOf(partition, pair);
      const part = { partition, after, source, target };
      if (difference !== null) {
        yield { ...part, difference };
        return;
      }
      if (keys % KEYS_AT_ONCE === 0) yield part;
    }
    if (keys % KEYS_AT_ONCE > 0) yield { partition, after, source, target };
  }
}

/** Expired since the comparison began, and deleted by one of the stores already. */
function isExpiring({ left, right }: Pair<PlacedItem, PlacedItem>, now: Date): boolean {
  if (left && right) return false;
  const { expiresAt = Infinity } = left ?? right ?? {};
  return expiresAt <= now.getTime() / 1_000;
}

type Where = { readonly partition: string; readonly isFirst: boolean };

const withItem = (
  tally: Tally,
  item: PlacedItem | undefined,
  { partition, isFirst }: Where,
): Tally =>
  item
    ? {
        ...tally,
        partitions: tally.partitions + (isFirst ? 1 : 0),
        items: tally.items + 1,
        itemBytes: tally.itemBytes + item.bytes,
        itemsSha256: chained(tally.itemsSha256, `${partition}\0${item.key}\0${item.sha256}`),
      }
    : tally;

function differenceOf(
  partition: string,
  { left, right }: Pair<PlacedItem, PlacedItem>,
): string | null {
  if (left?.sha256 === right?.sha256) return null;
  const what = left && right ? 'differs at' : left ? 'is missing at' : 'is only at';
  return `An item of ${partition === '' ? 'the first partition' : `“${partition}”`} ${what} the new place.`;
}
