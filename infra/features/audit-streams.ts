import { Stack, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { deliverStreamsEnv } from '../../functions/audit/deliver-streams/env.ts';
import {
  auditLogSettings,
  auditStreamsSettings,
  grantAuditDataKeys,
} from '../constructs/audit-access.ts';
import { EVENT_ATTRIBUTES, grantControlItems } from '../constructs/control-items.ts';
import { mailingSettings, type Platform } from '../constructs/platform.ts';
import type { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { grantSecretUse } from '../constructs/secret-use.ts';

/** Sends tenants' entries to their own systems: it reads the log, and the only one that calls what tenants name. */
export function auditStreams(scope: Construct, platform: Platform): void {
  const { stage, controlTable, auditTable } = platform;
  const fn = new ScheduledFunction(scope, 'DeliverAuditStreams', {
    stage,
    path: 'audit/deliver-streams',
    description: 'Sends what is written to audit logs to the tenants’ own systems',
    env: deliverStreamsEnv,
    environment: {
      ...auditLogSettings(platform),
      ...auditStreamsSettings(platform),
      ...mailingSettings(platform),
    },
    schedule: 'rate(1 minute)',
    runbook: 'audit-streams',
    // Of the minute; 15 seconds of it are the reserve in which the last answers come.
    timeoutSeconds: 55,
    memoryMb: 1_024,
  });
  fn.grant(['dynamodb:Query', 'dynamodb:BatchGetItem'], [auditTable.tableArn]);
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/due`]);
  for (const items of STREAM_ITEMS) grantControlItems(fn, controlTable, items);
  grantAuditDataKeys(fn, platform, ['GetItem']);
  grantSecretUse(fn, platform, { actions: ['kms:Decrypt'], purpose: 'audit-stream' });
  grantTenantsRoles(fn);
}

const STREAM_ITEMS = [
  { actions: ['BatchGetItem', 'PutItem'], leadingKeys: ['AUDIT_STREAM#*'] },
  // Whom to tell that a stream fails.
  { actions: ['GetItem'], leadingKeys: ['TENANT#*'] },
  { actions: ['Query'], leadingKeys: ['MEMBERS#*'] },
  { actions: ['PutItem'], leadingKeys: ['MAIL#*'] },
  { actions: ['PutItem'], leadingKeys: ['TENANT#*'], attributes: EVENT_ATTRIBUTES },
];

/**
 * Roles of that name in any account but the platform's own: whatever a tenant names, none of the platform's is assumed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
function grantTenantsRoles(fn: PlatformFunction): void {
  const { account, partition } = Stack.of(fn);
  fn.grant(['sts:AssumeRole'], [`arn:${partition}:iam::*:role/freehold-audit-*`]);
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['sts:AssumeRole'],
      resources: [`arn:${partition}:iam::${account}:role/*`],
    }),
  );
  Validations.of(fn.role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:iam::*:role/freehold-audit-*]',
    reason: 'Which accounts they are of, tenants say; each trusts the platform by itself.',
  });
}
