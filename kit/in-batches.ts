export type BatchLimits<Item> = {
  readonly count: number;
  readonly weight: number;
  readonly weigh: (item: Item) => number;
};

/** Items in their order, in batches within both limits; one that is too heavy by itself is a batch of its own. */
export function inBatches<Item>(items: readonly Item[], limits: BatchLimits<Item>): Item[][] {
  const batches: Item[][] = [];
  let weight = 0;
  for (const item of items) {
    const heavier = limits.weigh(item);
    const last = batches.at(-1);
    if (last && last.length < limits.count && weight + heavier <= limits.weight) {
      last.push(item);
      weight += heavier;
    } else {
      batches.push([item]);
      weight = heavier;
    }
  }
  return batches;
}
