import type { Construct } from 'constructs';
import { writeExportEnv } from '../../functions/audit/write-export/env.ts';
import {
  auditExportsSettings,
  auditLogSettings,
  grantAuditDataKeys,
} from '../constructs/audit-access.ts';
import { grantTenantItems } from '../constructs/control-items.ts';
import { grantObjects } from '../constructs/grant-objects.ts';
import type { Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';

/** Apart from what opens tenants' sessions: it reads the log, and puts what it read into the bucket of exports. */
export function writeAuditExport(scope: Construct, platform: Platform) {
  const { stage, controlTable, auditTable, auditExports } = platform;
  const fn = new PlatformFunction(scope, 'WriteAuditExport', {
    stage,
    path: 'audit/write-export',
    description: 'Writes the next piece of an export of a tenant’s audit log',
    env: writeExportEnv,
    environment: { ...auditLogSettings(platform), ...auditExportsSettings(platform) },
    timeoutSeconds: 300,
    memoryMb: 1_024,
  });
  fn.grant(['dynamodb:Query'], [auditTable.tableArn]);
  grantAuditDataKeys(fn, platform, ['GetItem']);
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem']);
  // Without the right to list, what is not there is forbidden instead of not found:
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
  fn.grant(['s3:ListBucket'], [auditExports.bucketArn]);
  grantObjects(fn, auditExports, {
    actions: ['GetObject', 'PutObject'],
    objects: 'exports/*',
    reason: 'Exports of all tenants lie under that prefix; the bucket holds nothing else.',
  });
  return fn.function;
}
