export type Weighted = { readonly name: string; readonly seconds: number };

/**
 * Deals the names out so that all shards take about as long: the longest first, each to the shard
 * that has the least to do. Never more shards than names.
 */
export function balanced(files: readonly Weighted[], shards: number): string[][] {
  const dealt = Array.from({ length: Math.min(shards, files.length) }, () => ({
    seconds: 0,
    names: [] as string[],
  }));
  for (const { name, seconds } of files.toSorted((a, b) => b.seconds - a.seconds)) {
    const [first, ...others] = dealt;
    if (!first) break;
    const least = others.reduce((a, b) => (b.seconds < a.seconds ? b : a), first);
    least.names.push(name);
    least.seconds += seconds;
  }
  return dealt.map(({ names }) => names);
}
