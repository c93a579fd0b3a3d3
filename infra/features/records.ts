import type { Construct } from 'constructs';
import { recordsApiEnv } from '../../functions/records/api/env.ts';
import type { Platform } from '../constructs/platform.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';

export const recordsApi = (scope: Construct, platform: Platform) => ({
  'records/api': new TenantPlaneFunction(scope, 'RecordsApi', {
    platform,
    path: 'records/api',
    description: 'Stores a tenant’s records',
    env: recordsApiEnv,
    environment: {},
  }).function,
});
