import { headOf, SHARD_NUMBERS, type Head, type ShardRef, type StoredLink } from './chain.ts';

export type ChainEnds = {
  /** The last link of a chain, if it has one. */
  last(ref: ShardRef): Promise<StoredLink | undefined>;
};

/** Where a tenant's chains end now, by shard; without those that have no link. */
export async function headsOf(
  chains: ChainEnds,
  tenantId: string,
): Promise<ReadonlyMap<number, Head>> {
  const lasts = await Promise.all(SHARD_NUMBERS.map((shard) => chains.last({ tenantId, shard })));
  return new Map(lasts.flatMap((last) => (last ? [[last.shard, headOf(last)]] : [])));
}
