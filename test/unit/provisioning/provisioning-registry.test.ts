import { FakeProvisioningRegistry } from '../../fakes/fake-provisioning-registry.ts';
import { FakeStepLedger } from '../../fakes/fake-step-ledger.ts';
import { describeProvisioningRegistry } from '../../contract/provisioning-registry-suite.ts';

describeProvisioningRegistry('FakeProvisioningRegistry', async () => {
  const ledger = new FakeStepLedger();
  const registry = new FakeProvisioningRegistry(ledger);
  return {
    registry,
    ledger,
    seed: async (tenant) => {
      registry.tenants.set(tenant.id, tenant);
    },
    poolState: async (userPoolId) =>
      registry.openPools.has(userPoolId) ? 'active' : 'provisioning',
    isSlugAndPlaceFree: async ({ slug }) => registry.freed.has(slug),
    hasFirstPassword: async ({ id }) => registry.tenants.get(id)?.state === 'provisioning',
    eventTypes: async () => registry.events.map(({ type }) => type),
  };
});
