import { grantControlItems } from './control-items.ts';
import { controlTableSettings, type Platform } from './platform.ts';
import type { PlatformFunction } from './platform-function.ts';
import { grantSecretUse } from './secret-use.ts';

export const auditLogSettings = (platform: Platform) => ({
  ...controlTableSettings(platform),
  AUDIT_TABLE_NAME: platform.auditTable.tableName,
  SECRETS_KEY_ARN: platform.secretsKey.keyArn,
});

export const auditExportsSettings = ({ auditExports }: Pick<Platform, 'auditExports'>) => ({
  AUDIT_EXPORTS_BUCKET_NAME: auditExports.bucketName,
});

export const auditStreamsSettings = ({ stage }: Pick<Platform, 'stage'>) => ({
  STREAMS_TO_LOOPBACK: String(stage.isLocal),
});

export function grantAuditDataKeys(
  fn: PlatformFunction,
  platform: Platform,
  actions: readonly string[],
): void {
  grantControlItems(fn, platform.controlTable, { actions, leadingKeys: ['AUDIT_KEY#*'] });
  const encrypt = actions.includes('PutItem') ? (['kms:Encrypt'] as const) : [];
  grantSecretUse(fn, platform, { actions: [...encrypt, 'kms:Decrypt'], purpose: 'audit' });
}
