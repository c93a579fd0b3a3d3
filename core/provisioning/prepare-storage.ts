import { allEnded } from '../../kit/all-ended.ts';
import { ok } from '../../kit/result.ts';
import { hasDedicatedResources } from '../tenancy/isolation-strategy.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { ProvisioningStep } from './provisioning-step.ts';
import { NEW_KEY_SECONDS, SessionRefusedError, type TenantStore } from './tenant-store.ts';

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
  pendingLimitSeconds: ({ isolation }) => (hasDedicatedResources(isolation) ? NEW_KEY_SECONDS : 0),

  async perform(tenant, notes) {
    await notes.intend({ prepared: true });
    const scope = scopeForPlatform(tenant);
    try {
      await allEnded(stores.map((store) => store.prepare(scope)));
      return ok({});
    } catch (error) {
      if (error instanceof SessionRefusedError) return ok('pending');
      throw error;
    }
  },

  async undo(tenant) {
    const scope = scopeForPlatform(tenant);
    await allEnded(stores.map((store) => store.clear(scope)));
    return 'gone';
  },
});
