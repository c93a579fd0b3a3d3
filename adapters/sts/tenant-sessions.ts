import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import type { StageStorageSettings } from '../../core/tenancy/stage-storage.ts';
import { StsTenantSessions, type StsTenantSessionsOptions } from './sts-tenant-sessions.ts';
import { stageStorageHere } from './stage-storage-here.ts';

/** The tenant sessions of a function, from its settings; throws where no region is set. */
export const tenantSessions = (
  settings: StageStorageSettings,
  options: Pick<StsTenantSessionsOptions, 'minimumLifeSeconds'> = {},
): TenantSessions =>
  new StsTenantSessions({
    ...options,
    roleArn: settings.TENANT_ROLE_ARN,
    stores: stageStorageHere(settings),
  });
