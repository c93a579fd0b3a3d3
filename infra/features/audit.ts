import { Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { auditApiEnv } from '../../functions/audit/api/env.ts';
import { anchorHeadsEnv } from '../../functions/audit/anchor-heads/env.ts';
import { appendEntriesEnv } from '../../functions/audit/append-entries/env.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';

/** Writes an entry of every event. No other function may put an item into the table, and none may change one. */
export function auditAppender(scope: Construct, platform: Platform): void {
  const { stage, bus, auditTable } = platform;
  const fn = new EventConsumer(scope, 'AppendAuditEntries', {
    stage,
    bus,
    path: 'audit/append-entries',
    description: 'Writes what happened to the audit log',
    env: appendEntriesEnv,
    environment: settingsOf(platform),
    timeoutSeconds: 30,
    // A tenant's entries share a transaction; a second is little beside the five until they can be read.
    batch: { size: 200, windowSeconds: 1 },
    // As many as a tenant has chains.
    maxConcurrency: 8,
  });
  fn.grant(['dynamodb:PutItem', 'dynamodb:Query'], [auditTable.tableArn]);
  grantDataKeys(fn, platform, ['GetItem', 'PutItem']);
  // Of which plan a tenant is.
  grantTenantItems(fn, platform.controlTable, ['GetItem']);
}

/** Signs each day where the chains end: what was written before can then be changed by nobody unnoticed. */
export function auditAnchoring(scope: Construct, platform: Platform): void {
  const { stage, controlTable, auditTable, auditAnchors } = platform;
  const fn = new ScheduledFunction(scope, 'AnchorAuditHeads', {
    stage,
    path: 'audit/anchor-heads',
    description: 'Signs each day where the audit log’s chains end',
    env: anchorHeadsEnv,
    environment: {
      ...controlTableSettings(platform),
      AUDIT_TABLE_NAME: auditTable.tableName,
      ANCHORS_BUCKET_NAME: auditAnchors.bucket.bucketName,
      ANCHOR_KEY_ARN: auditAnchors.key.keyArn,
    },
    schedule: 'rate(1 day)',
    runbook: 'audit-not-anchored',
    timeoutSeconds: 900,
  });
  fn.grant(['dynamodb:Query'], [auditTable.tableArn, `${controlTable.tableArn}/index/byState`]);
  fn.grant(['s3:ListBucket'], [auditAnchors.bucket.bucketArn]);
  fn.grant(['s3:GetObject', 's3:PutObject'], [auditAnchors.bucket.arnForObjects('anchors/*')]);
  fn.grant(['kms:Sign'], [auditAnchors.key.keyArn]);
  Validations.of(fn.role).acknowledge({
    // The bucket is of another stack: the name of its export is all that is known here.
    id: `AwsSolutions-IAM5[Resource::freehold-${stage.name}-data:${ANCHORS_EXPORT}/anchors/*]`,
    reason: 'All anchors, which lie under that prefix; the bucket holds nothing else.',
  });
}

const ANCHORS_EXPORT = 'ExportsOutputFnGetAttAuditAnchorsBucket8CB21977Arn65DBFB63';

/** Shows the audit log: it may neither write nor change anything in it. */
export function auditApi(scope: Construct, platform: Platform) {
  const fn = new PlatformFunction(scope, 'AuditApi', {
    stage: platform.stage,
    path: 'audit/api',
    description: 'Shows tenants and operators the audit log',
    env: auditApiEnv,
    environment: settingsOf(platform),
  });
  fn.grant(['dynamodb:Query'], [platform.auditTable.tableArn]);
  grantDataKeys(fn, platform, ['GetItem']);
  return { 'audit/api': fn.function };
}

const settingsOf = (platform: Platform) => ({
  ...controlTableSettings(platform),
  AUDIT_TABLE_NAME: platform.auditTable.tableName,
  SECRETS_KEY_ARN: platform.secretsKey.keyArn,
});

function grantDataKeys(
  fn: PlatformFunction,
  { controlTable, secretsKey }: Platform,
  actions: readonly string[],
): void {
  grantControlItems(fn, controlTable, { actions, leadingKeys: ['AUDIT_KEY#*'] });
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: actions.includes('PutItem') ? ['kms:Encrypt', 'kms:Decrypt'] : ['kms:Decrypt'],
      resources: [secretsKey.keyArn],
      // First passwords and tokens are encrypted by the same key.
      conditions: { StringEquals: { 'kms:EncryptionContext:purpose': 'audit' } },
    }),
  );
}
