import type { Construct } from 'constructs';
import { filesApiEnv } from '../../functions/files/api/env.ts';
import { CONSUMED_TYPES, onFileUploadedEnv } from '../../functions/files/on-file-uploaded/env.ts';
import { grantTenantItems } from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { tenantPlaneSettings, type Platform } from '../constructs/platform.ts';
import { grantStorageQuota, storageQuotaSettings } from '../constructs/storage-quota.ts';
import { tenantPlanePath } from '../constructs/tenant-data-role.ts';
import { grantTenantSessions, TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';

export function filesApi(scope: Construct, platform: Platform) {
  const { uploadLinkSeconds, longestUploadSeconds } = platform.stage;
  const fn = new TenantPlaneFunction(scope, 'FilesApi', {
    platform,
    path: 'files/api',
    description: 'Hands out upload and download links for a tenant’s files',
    env: filesApiEnv,
    environment: {
      ...storageQuotaSettings(platform),
      UPLOAD_LINK_SECONDS: String(uploadLinkSeconds),
      LONGEST_UPLOAD_SECONDS: String(longestUploadSeconds),
    },
  });
  grantStorageQuota(fn, platform);
  return { 'files/api': fn.function };
}

/** Counts what was uploaded, and deletes again what a link uploads after its file was deleted. */
export function filesConsumers(scope: Construct, platform: Platform): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnFileUploaded', {
    stage,
    bus,
    controlTable,
    types: CONSUMED_TYPES,
    path: 'files/on-file-uploaded',
    description: 'Counts uploaded files; deletes those uploaded after their deletion',
    env: onFileUploadedEnv,
    environment: { ...storageQuotaSettings(platform), ...tenantPlaneSettings(platform) },
    rolePath: tenantPlanePath(stage),
    timeoutSeconds: 30,
  });
  grantTenantItems(fn, controlTable, ['GetItem']);
  grantTenantSessions(fn, platform);
  grantStorageQuota(fn, platform);
}
