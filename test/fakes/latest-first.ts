import type { Page, PageRequest } from '../../kit/page.ts';

/** A page of items that are all at hand: the highest id first. */
export function latestFirst<Item>(
  all: readonly Item[],
  { limit, after }: PageRequest,
  idOf: (item: Item) => string,
): Page<Item> {
  const rest = all
    .toSorted((a, b) => (idOf(a) < idOf(b) ? 1 : -1))
    .filter((item) => !after || idOf(item) < after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rest.length > limit && last && { next: idOf(last) }) };
}
