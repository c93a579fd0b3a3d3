import { FakeTenantStore } from '../../support/tenants/fake-tenant-store.ts';
import { describeTenantRegistry } from '../../support/tenants/tenant-registry-suite.ts';

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
