import type { Construct } from 'constructs';
import { filesApiEnv } from '../../functions/files/api/env.ts';
import { CONSUMED_TYPES, onFileUploadedEnv } from '../../functions/files/on-file-uploaded/env.ts';
import { grantTenantItems } from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import {
  controlTableSettings,
  tenantPlaneSettings,
  type Platform,
} from '../constructs/platform.ts';
import { tenantPlanePath } from '../constructs/tenant-data-role.ts';
import { grantTenantSessions, TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';

export const filesApi = (scope: Construct, platform: Platform) => ({
  'files/api': new TenantPlaneFunction(scope, 'FilesApi', {
    platform,
    path: 'files/api',
    description: 'Hands out upload and download links for a tenant’s files',
    env: filesApiEnv,
    environment: { UPLOAD_LINK_SECONDS: String(platform.stage.uploadLinkSeconds) },
  }).function,
});

/** Deletes again what a link uploads after its file was deleted. */
export function filesConsumers(scope: Construct, platform: Platform): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnFileUploaded', {
    stage,
    bus,
    controlTable,
    types: CONSUMED_TYPES,
    path: 'files/on-file-uploaded',
    description: 'Deletes what was uploaded after its file was deleted',
    env: onFileUploadedEnv,
    environment: { ...controlTableSettings(platform), ...tenantPlaneSettings(platform) },
    rolePath: tenantPlanePath(stage),
    timeoutSeconds: 30,
  });
  grantTenantItems(fn, controlTable, ['GetItem']);
  grantTenantSessions(fn, platform);
}
