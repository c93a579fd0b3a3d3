import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import { FakeMoveRegistry } from '../../fakes/fake-move-registry.ts';
import { describeMoveRegistry } from '../../contract/move-registry-suite.ts';

describeMoveRegistry('FakeMoveRegistry', async () => {
  const registry = new FakeMoveRegistry();
  return {
    registry,
    seed: async (tenant) => {
      registry.tenants.set(tenant.id, tenant);
      registry.pools.set(tenant.id, { placement: placementSpecOf(tenant), writes: 'open' });
    },
    pool: async ({ id }) => registry.pools.get(id) ?? Promise.reject(new Error('No pool.')),
    eventTypes: async () => registry.events,
  };
});
