export type DueRun<Item> = {
  /** What is due, page by page. */
  readonly pages: AsyncIterable<readonly Item[]>;
  readonly deadline: Date;
  readonly now: () => Date;
  /** Called for each item whose work threw: it stays due. */
  readonly onError: (item: Item, error: unknown) => void;
};

/**
 * Works on one item after the other; ends at the deadline, and the next run goes on. The work says how much it
 * has done; what it throws costs the other items nothing. Throws what the listing throws.
 */
export async function eachDue<Item>(
  { pages, deadline, now, onError }: DueRun<Item>,
  work: (item: Item) => Promise<number>,
): Promise<{ readonly done: number; readonly error: number }> {
  const count = { done: 0, error: 0 };
  for await (const page of pages) {
    for (const item of page) {
      if (now() >= deadline) return count;
      try {
        const done = await work(item);
        count.done += done;
      } catch (error) {
        count.error += 1;
        onError(item, error);
      }
    }
  }
  return count;
}
