import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { auditApiEnv } from '../../functions/audit/api/env.ts';
import { anchorHeadsEnv } from '../../functions/audit/anchor-heads/env.ts';
import { appendEntriesEnv } from '../../functions/audit/append-entries/env.ts';
import { REFUSALS_UNTOLD } from '../../functions/env/metrics.ts';
import { alarm } from '../constructs/alarm.ts';
import {
  auditExportsSettings,
  auditLogSettings,
  auditStreamsSettings,
  grantAuditDataKeys,
} from '../constructs/audit-access.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { grantObjects } from '../constructs/grant-objects.ts';
import { controlTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { countOf } from '../constructs/count-of.ts';
import { grantSecretUse } from '../constructs/secret-use.ts';

/** Writes an entry of every event. No other function may put an item into the table, and none may change one. */
export function auditAppender(scope: Construct, platform: Platform): void {
  const { stage, bus, auditTable } = platform;
  const fn = new EventConsumer(scope, 'AppendAuditEntries', {
    stage,
    bus,
    path: 'audit/append-entries',
    description: 'Writes what happened to the audit log',
    env: appendEntriesEnv,
    environment: auditLogSettings(platform),
    timeoutSeconds: 30,
    // A tenant's entries share a transaction; a second is little beside the five until they can be read.
    batch: { size: 200, windowSeconds: 1 },
    // As many as a tenant has chains.
    maxConcurrency: 8,
  });
  fn.grant(['dynamodb:PutItem', 'dynamodb:Query'], [auditTable.tableArn]);
  grantAuditDataKeys(fn, platform, ['GetItem', 'PutItem']);
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
  fn.grant(['kms:Sign'], [auditAnchors.key.keyArn]);
  grantObjects(fn, auditAnchors.bucket, {
    actions: ['GetObject', 'PutObject'],
    objects: 'anchors/*',
    reason: 'All anchors, which lie under that prefix; the bucket holds nothing else.',
  });
  alarm(scope, 'RefusalsUntold', {
    metric: countOf(REFUSALS_UNTOLD),
    meaning: 'Refusals are missing in the audit log: they were answered, and could not be written.',
    fault: 'one within five minutes could not be.',
    runbook: 'refusals-untold',
  });
}

type AuditApiProps = Platform & { readonly runJobMachine: IStateMachine };

/** Shows the audit log, has it exported and sent: it may neither write nor change anything in it. */
export function auditApi(scope: Construct, props: AuditApiProps) {
  const { controlTable, auditTable, auditExports, runJobMachine } = props;
  const { stateMachineArn } = runJobMachine;
  const fn = new PlatformFunction(scope, 'AuditApi', {
    stage: props.stage,
    path: 'audit/api',
    description: 'Shows tenants and operators the audit log, and has it exported and sent',
    env: auditApiEnv,
    environment: {
      ...auditLogSettings(props),
      ...auditExportsSettings(props),
      ...auditStreamsSettings(props),
      RUN_JOB_MACHINE_ARN: stateMachineArn,
    },
  });
  fn.grant(['dynamodb:Query'], [auditTable.tableArn]);
  grantAuditDataKeys(fn, props, ['GetItem']);
  for (const items of API_ITEMS) grantControlItems(fn, controlTable, items);
  grantSecretUse(fn, props, { actions: ['kms:Encrypt'], purpose: 'audit-stream' });
  fn.grant(['states:StartExecution'], [stateMachineArn]);
  grantObjects(fn, auditExports, {
    actions: ['GetObject'],
    objects: 'exports/*',
    reason: 'It signs links to the exports of whoever asks for his own.',
  });
  return { 'audit/api': fn.function };
}

const API_ITEMS = [
  // The records of exports, and what is told of them.
  { actions: ['GetItem', 'PutItem'], leadingKeys: ['TENANT#*', 'IDEMPOTENCY#*'] },
  { actions: ['GetItem', 'PutItem', 'DeleteItem'], leadingKeys: ['AUDIT_STREAM#*'] },
];
