/** A stream in batches, each of which ends with the item that brings its weight to the limit. */
export async function* batched<Item>(
  items: AsyncIterable<Item>,
  limit: number,
  weigh: (item: Item) => number = () => 1,
): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  let weight = 0;
  for await (const item of items) {
    batch.push(item);
    weight += weigh(item);
    if (weight < limit) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}
