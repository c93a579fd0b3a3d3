import { FakeTenantStore } from '../../fakes/fake-tenant-store.ts';
import { describeTenantRegistry } from '../../contract/tenant-registry-suite.ts';

describeTenantRegistry('FakeTenantStore', async () => {
  const store = new FakeTenantStore();
  return {
    registry: store,
    attempts: store,
    directory: store,
    ledger: store.ledger,
    recordFailure: async ({ id }, failure) => {
      store.recordFailure(id, failure);
    },
    activate: async ({ id }) => {
      store.activate(id);
    },
  };
});
