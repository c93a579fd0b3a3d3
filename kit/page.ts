export type PageRequest<Key extends string = string> = {
  readonly limit: number;
  readonly after?: Key;
};

export type Page<Item> = {
  readonly items: readonly Item[];
  /** The key to continue after; absent at the end. A page may be shorter than asked though more follows. */
  readonly next?: string;
};

/** Of items that are all at hand, by their ids. */
export function pageOf<Item extends { readonly id: string }>(
  all: readonly Item[],
  { limit, after }: PageRequest,
): Page<Item> {
  const rest = all.filter(({ id }) => after === undefined || id > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rest.length > limit && last && { next: last.id }) };
}
