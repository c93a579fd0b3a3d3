import type { Construct } from 'constructs';
import { recordsApiEnv } from '../../functions/records/api/env.ts';
import type { Platform } from '../constructs/platform.ts';
import { grantStorageQuota, storageQuotaSettings } from '../constructs/storage-quota.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';

export function recordsApi(scope: Construct, platform: Platform) {
  const fn = new TenantPlaneFunction(scope, 'RecordsApi', {
    platform,
    path: 'records/api',
    description: "Serves tenants' records",
    env: recordsApiEnv,
    environment: storageQuotaSettings(platform),
  });
  grantStorageQuota(fn, platform);
  return { 'records/api': fn.function };
}
