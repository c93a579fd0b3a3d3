import { batched } from '../../kit/batched.ts';
import { chainedHash } from '../../kit/chained-hash.ts';
import type { Tally } from './move.ts';
import type { PlacedItem, PlacementItems } from './placement-items.ts';
import { isSame, pairsOf, partitionsOf, type ItemPair, type ItemsRun } from './sync-items.ts';

export type Tallies = { readonly source: Tally; readonly target: Tally };

/** A part that was compared: the tallies so far, and the first difference, which ends the comparison. */
export type ItemsCompared = Tallies & {
  readonly partition: string;
  readonly after: string;
  readonly difference?: string;
};

type Comparison = ItemsRun & Tallies & { readonly now: () => Date };

const KEYS_AT_ONCE = 1_000;

/** Compares all items of both placements, counting and hashing each side in key order. */
export async function* compareItems(
  items: PlacementItems,
  run: Comparison,
): AsyncGenerator<ItemsCompared> {
  let { source, target } = run;
  for (const start of await partitionsOf(items, [run.from, run.to], run)) {
    const { partition } = start;
    let isFirst = start.after === undefined;
    for await (const pairs of batched(pairsOf(items, run, start), KEYS_AT_ONCE)) {
      for (const pair of pairs.filter((one) => !isExpired(one, run.now()))) {
        source = withItem(source, pair.left, { partition, isFirst });
        target = withItem(target, pair.right, { partition, isFirst });
        isFirst = false;
        if (isSame(pair)) continue;
        yield {
          partition,
          after: pair.key,
          source,
          target,
          difference: difference(partition, pair),
        };
        return;
      }
      yield { partition, after: pairs.at(-1)?.key ?? '', source, target };
    }
  }
}

/** Expired since the comparison began, and deleted by one of the tables already. */
function isExpired({ left, right }: ItemPair, now: Date): boolean {
  if (left && right) return false;
  const { expiresAt = Infinity } = left ?? right ?? {};
  return expiresAt <= now.getTime() / 1_000;
}

type Position = { readonly partition: string; readonly isFirst: boolean };

const withItem = (
  tally: Tally,
  item: PlacedItem | undefined,
  { partition, isFirst }: Position,
): Tally =>
  item
    ? {
        ...tally,
        partitions: tally.partitions + (isFirst ? 1 : 0),
        items: tally.items + 1,
        itemBytes: tally.itemBytes + item.bytes,
        itemsSha256: chainedHash(tally.itemsSha256, partition, item.key, item.content),
      }
    : tally;

function difference(partition: string, { left, right }: ItemPair): string {
  const what = left && right ? 'differs at' : left ? 'is missing at' : 'is only at';
  return `An item of ${partition === '' ? 'the first partition' : `“${partition}”`} ${what} the new place.`;
}
