import { describe, expect, it } from 'vitest';
import { erasedPools, poolRemains } from '../../../adapters/cognito/cognito-erased-pools.ts';
import type { TenantPools } from '../../../core/provisioning/tenant-pools.ts';
import { newId } from '../../../kit/id.ts';
import { FakeTenantPools } from '../../fakes/fake-tenant-pools.ts';
import { listOf } from '../../support/list-of.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

async function poolOfTheStock(pools: TenantPools) {
  const made = await pools.create({ id: newId('tnt') });
  if (!made.ok) throw new Error('There is room.');
  const identity = { userPoolId: made.value, clientId: 'client' };
  return { tenant: { ...aTenant(new Date()), identity }, partitions: [] };
}

describe('a pool that the tenant took of the stock', () => {
  it('is removed by the id that its record has, for it bears another name', async () => {
    const pools = new FakeTenantPools();
    const erased = await poolOfTheStock(pools);
    await poolOfTheStock(pools);
    const [remains] = await listOf(poolRemains(pools).remains(erased));
    expect(remains?.keys).toEqual([erased.tenant.identity.userPoolId]);

    const store = erasedPools(pools);
    for (const { found } of await listOf(store.pages(erased))) await store.remove(erased, found);
    expect(pools.pools.size).toBe(1);
    expect(await listOf(store.pages(erased))).toEqual([]);
  });
});
