import type { Construct } from 'constructs';
import { filesApiEnv } from '../../functions/files/api/env.ts';
import type { Platform } from '../constructs/platform.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';

export const filesApi = (scope: Construct, platform: Platform) => ({
  'files/api': new TenantPlaneFunction(scope, 'FilesApi', {
    platform,
    path: 'files/api',
    description: 'Hands out upload and download links for a tenant’s files',
    env: filesApiEnv,
    environment: { UPLOAD_LINK_SECONDS: String(platform.stage.uploadLinkSeconds) },
  }).function,
});
