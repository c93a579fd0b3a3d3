import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { grantControlItems } from './control-items.ts';
import { controlTableSettings, type Platform } from './platform.ts';
import type { PlatformFunction } from './platform-function.ts';

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
  const encrypt = actions.includes('PutItem') ? ['kms:Encrypt'] : [];
  grantAuditSecret(fn, platform, { actions: [...encrypt, 'kms:Decrypt'], purpose: 'audit' });
}

type Secret = { readonly actions: readonly string[]; readonly purpose: 'audit' | 'audit-stream' };

/** First passwords and tokens are encrypted by the same key, for other purposes. */
export function grantAuditSecret(
  fn: PlatformFunction,
  { secretsKey }: Platform,
  { actions, purpose }: Secret,
): void {
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [secretsKey.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:purpose': purpose } },
    }),
  );
}
