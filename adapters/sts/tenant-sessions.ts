import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { tenantStoresOf, type TenantStoreSettings } from '../../core/tenancy/tenant-stores.ts';
import { StsTenantSessions, type StsTenantSessionsOptions } from './sts-tenant-sessions.ts';

/** The tenant sessions of a function, from its settings; throws where no region is set. */
export function tenantSessions(
  settings: TenantStoreSettings,
  options: Pick<StsTenantSessionsOptions, 'minimumLifeSeconds'> = {},
): TenantSessions {
  const region = process.env.AWS_REGION;
  if (!region) throw new Error('AWS_REGION is not set.');

  return new StsTenantSessions({
    ...options,
    roleArn: settings.TENANT_ROLE_ARN,
    stores: tenantStoresOf(settings, region),
  });
}
