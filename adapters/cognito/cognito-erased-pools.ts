import type {
  ErasableStore,
  ErasedTenant,
  Found,
  FoundPage,
  RemainsPage,
  SweptStore,
} from '../../core/erasure/erasable-store.ts';
import type { TenantPools } from '../../core/provisioning/tenant-pools.ts';

type Pools = Pick<TenantPools, 'listOf' | 'remove'>;

/** A tenant's user pool, with all that bear its name: its users, their passwords and second factors go with it. */
export const erasedPools = (pools: Pools): ErasableStore => ({
  name: 'pools',

  async *pages({ tenant }: ErasedTenant): AsyncGenerator<FoundPage> {
    const ids = await pools.listOf(tenant);
    if (ids.length > 0) yield { found: ids.map((key) => ({ key, kind: 'pools' })) };
  },

  async remove({ tenant }: ErasedTenant, found: readonly Found[]): Promise<void> {
    for (const { key } of found) await pools.remove(tenant, key);
  },
});

/** Whether any pool of the account bears the tenant's name. */
export const poolRemains = (pools: Pick<Pools, 'listOf'>): SweptStore => ({
  name: 'pools',

  async *remains({ tenant }: ErasedTenant): AsyncGenerator<RemainsPage> {
    yield { keys: await pools.listOf(tenant) };
  },
});
