import * as original from '../../../adapters/sts/tenant-sessions.ts';
import { stageStorageHere } from '../../../adapters/sts/stage-storage-here.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import { namedTenant } from './named-tenant.ts';

export * from '../../../adapters/sts/tenant-sessions.ts';

/** Sessions of the caller that look where the named tenant's data lies. */
export const tenantSessions: typeof original.tenantSessions = (settings, options) => {
  const sessions = original.tenantSessions(settings, options);
  const stores = stageStorageHere(settings);
  return {
    open: async (tenant, sessionActions) => {
      const session = await sessions.open(tenant, sessionActions);
      const named = namedTenant();
      return named ? { ...session, placement: placementOf(named, stores) } : session;
    },
  };
};
