export type Keyed = { readonly key: string };

/** One key of two streams, and what each has of it. */
export type Pair<Left, Right> = {
  readonly key: string;
  readonly left?: Left;
  readonly right?: Right;
};

/**
 * Two streams in key order as one. Throws when a stream is not in that order: its keys would be taken
 * for missing ones, and deleted.
 */
export async function* merged<Left extends Keyed, Right extends Keyed>(
  lefts: AsyncIterable<Left>,
  rights: AsyncIterable<Right>,
): AsyncGenerator<Pair<Left, Right>, void> {
  const [left, right] = [new Ascending(lefts), new Ascending(rights)];
  try {
    await Promise.all([left.next(), right.next()]);
    for (;;) {
      const order = orderOf(left.current, right.current);
      if (order === null) return;
      yield {
        key: (order <= 0 ? left.current : right.current)?.key ?? '',
        ...(order <= 0 && { left: left.current }),
        ...(order >= 0 && { right: right.current }),
      };
      await Promise.all([order <= 0 && left.next(), order >= 0 && right.next()]);
    }
  } finally {
    await Promise.all([left.end(), right.end()]);
  }
}

function orderOf(left: Keyed | undefined, right: Keyed | undefined): number | null {
  if (!left) return right ? 1 : null;
  return right ? compareKeys(left.key, right.key) : -1;
}

class Ascending<Item extends Keyed> {
  readonly #iterator: AsyncIterator<Item>;
  current: Item | undefined;

  constructor(items: AsyncIterable<Item>) {
    this.#iterator = items[Symbol.asyncIterator]();
  }

  async next(): Promise<void> {
    const next: IteratorResult<Item, unknown> = await this.#iterator.next();
    const before = this.current;
    this.current = next.done ? undefined : next.value;
    if (!before || !this.current || compareKeys(before.key, this.current.key) < 0) return;
    throw new Error('A store gave its keys in no order.');
  }

  async end(): Promise<void> {
    await this.#iterator.return?.();
  }
}

/** As DynamoDB and S3 sort keys: by their bytes in UTF-8, which JavaScript's `<` is not. */
export const compareKeys = (one: string, other: string): number =>
  one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other));
