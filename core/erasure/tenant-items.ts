import type { PlacementItems } from '../moves/placement-items.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { batched } from '../../kit/batched.ts';
import type { ErasableStore, Found, FoundPage } from './erasable-store.ts';

export type TenantItemsPorts = {
  readonly items: PlacementItems;
  /** Whether that is what the tenant's own table answers once it is gone. */
  readonly isGone: (tenant: Tenant, error: unknown) => boolean;
};

const AT_ONCE = 250;

type Handle = { readonly partition: string; readonly key: string };

/** The tenant's items in its table, by its own sessions. The first partition goes last: it lists the others. */
export const tenantItems = ({ items, isGone }: TenantItemsPorts): ErasableStore => ({
  name: 'items',

  async *pages({ tenant, partitions }) {
    const scope = scopeForPlatform(tenant);
    const others = partitions.filter((name) => name !== '').toSorted();
    for (const partition of [...others, '']) {
      try {
        yield* pagesOf(items.items(scope, { partition }), partition);
      } catch (error) {
        if (!isGone(tenant, error)) throw error;
      }
    }
  },

  async remove({ tenant }, found) {
    const scope = scopeForPlatform(tenant);
    const handles = found.map(({ handle }) => handle as Handle);
    for (const [partition, part] of Map.groupBy(handles, (one) => one.partition)) {
      await items.write(scope, partition, { puts: [], deletes: part.map(({ key }) => key) });
    }
  },
});

async function* pagesOf(
  items: AsyncIterable<{ readonly key: string }>,
  partition: string,
): AsyncGenerator<FoundPage> {
  for await (const part of batched(items, AT_ONCE)) {
    const found = part.map(({ key }): Found => ({
      key: `${partition} ${key}`,
      kind: 'items',
      handle: { partition, key },
    }));
    yield { found };
  }
}

/** The names of the partitions as they are listed now; none of a table that is gone. */
export const partitionsOf =
  ({ items, isGone }: TenantItemsPorts) =>
  async (tenant: Tenant): Promise<readonly string[]> => {
    try {
      return await items.partitions(scopeForPlatform(tenant));
    } catch (error) {
      if (isGone(tenant, error)) return [];
      throw error;
    }
  };
