import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { ItemPlaces, ItemsStart } from './item-places.ts';
import { compareKeys } from './merged.ts';

type Reached = { readonly partition?: string; readonly after?: string };

/**
 * Where to begin in each partition that is left to do, in their order. Of both places: a partition
 * that was copied before the item which lists it would be found at the old place alone.
 */
export async function partitionsOf(
  places: Pick<ItemPlaces, 'partitions'>,
  scopes: readonly TenantScope[],
  { partition: reached = '', after }: Reached,
): Promise<readonly ItemsStart[]> {
  const names = await Promise.all(scopes.map((scope) => places.partitions(scope)));
  return [...new Set(names.flat())]
    .sort(compareKeys)
    .filter((name) => compareKeys(name, reached) >= 0)
    .map((partition) => ({
      partition,
      ...(partition === reached && after !== undefined && { after }),
    }));
}
