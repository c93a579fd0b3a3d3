/** Promise.all of so many at a time, part after part: gives what became of each, in their order. */
export async function someAtOnce<Item, Done>(
  items: readonly Item[],
  atOnce: number,
  effect: (item: Item) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = [];
  for (let first = 0; first < items.length; first += atOnce) {
    done.push(...(await Promise.all(items.slice(first, first + atOnce).map(effect))));
  }
  return done;
}
