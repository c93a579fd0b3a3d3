import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import type { TenantStoreSettings } from '../../core/tenancy/tenant-stores.ts';
import { StsTenantSessions, type StsTenantSessionsOptions } from './sts-tenant-sessions.ts';
import { tenantStoresHere } from './tenant-stores-here.ts';

/** The tenant sessions of a function, from its settings; throws where no region is set. */
export const tenantSessions = (
  settings: TenantStoreSettings,
  options: Pick<StsTenantSessionsOptions, 'minimumLifeSeconds'> = {},
): TenantSessions =>
  new StsTenantSessions({
    ...options,
    roleArn: settings.TENANT_ROLE_ARN,
    stores: tenantStoresHere(settings),
  });
