import { allEnded } from '../../kit/all-ended.ts';
import { ok } from '../../kit/result.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { ProvisioningStep } from './provisioning-step.ts';
import type { TenantStore } from './tenant-store.ts';

export type PrepareStoragePorts = { readonly stores: readonly TenantStore[] };

/**
 * Makes the tenant's place in every store by the tenant's own session: a session that would not work
 * later fails here, before the tenant is active.
 */
export const prepareStorage = ({
  stores,
}: PrepareStoragePorts): ProvisioningStep<{ prepared: true }> => ({
  name: 'prepare-storage',
  runsOn: 'provisioning',

  async perform(tenant, notes) {
    await notes.intend({ prepared: true });
    const scope = scopeForPlatform(tenant);
    await allEnded(stores.map((store) => store.prepare(scope)));
    return ok({});
  },

  async undo(tenant) {
    const scope = scopeForPlatform(tenant);
    await allEnded(stores.map((store) => store.clear(scope)));
    return 'gone';
  },
});
