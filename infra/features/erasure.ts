import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { eraseDueTenantsEnv } from '../../functions/tenant-life/erase-due-tenants/env.ts';
import { eraseRecordsEnv } from '../../functions/tenant-life/erase-records/env.ts';
import { auditExportsSettings } from '../constructs/audit-access.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { grantDomainNames } from '../constructs/domain-name-rights.ts';
import { grantObjects } from '../constructs/grant-objects.ts';
import { sesIdentityArn } from '../constructs/mail-rights.ts';
import { meteringSettings } from '../constructs/metering-rights.ts';
import { OWNERS_MAIL } from '../constructs/owners-mail.ts';
import { controlTableSettings, mailingSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { grantTenantPools } from '../constructs/user-pool-rights.ts';

/** Apart from what opens tenants' sessions: it removes what the platform keeps of a tenant, and reaches no data of one. */
export function eraseRecords(scope: Construct, platform: Platform) {
  const { stage, config, auditTable, webhooksTable } = platform;
  const fn = new PlatformFunction(scope, 'EraseRecords', {
    stage,
    path: 'tenant-life/erase-records',
    description:
      'Removes what the platform keeps of a tenant that is erased, and looks what is left',
    env: eraseRecordsEnv,
    environment: {
      ...mailingSettings(platform),
      ...meteringSettings(platform),
      ...auditExportsSettings(platform),
      WEBHOOKS_TABLE_NAME: webhooksTable.tableName,
      AUDIT_TABLE_NAME: auditTable.tableName,
      ANALYTICS_BUCKET_NAME: platform.analyticsBucket.bucketName,
      SES_IDENTITY_ARN: sesIdentityArn(scope, config),
    },
    timeoutSeconds: 300,
    memoryMb: 1_024,
  });
  grantTables(fn, platform);
  for (const items of OWNERS_MAIL) grantControlItems(fn, platform.controlTable, items);
  grantTenantPools(fn, stage, ['UpdateUserPool', 'DeleteUserPool', 'TagResource']);
  fn.grant(['cognito-idp:ListUserPools', 'dynamodb:ListTables'], ['*']);
  grantDomainNames(fn, config, ['DELETE']);
  grantLogs(fn, platform);
  return fn.function;
}

/** Many items are under keys that nobody can name any more: the tables of the control plane are read whole. */
function grantTables(fn: PlatformFunction, platform: Platform): void {
  const { controlTable, usageTable, webhooksTable, auditTable } = platform;
  const tables = [controlTable.tableArn, usageTable.tableArn, webhooksTable.tableArn];
  fn.grant(['dynamodb:Scan', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'], tables);
  fn.grant(['dynamodb:UpdateItem'], tables);
  fn.grant(['dynamodb:GetItem', 'dynamodb:PutItem'], [controlTable.tableArn]);
  // Of tenants alone: the platform's own log, which has the certificate, nobody may delete from.
  grantControlItems(fn, auditTable, {
    actions: ['Query', 'DeleteItem', 'BatchWriteItem'],
    leadingKeys: ['ENTRIES#tnt_*', 'CHAIN#tnt_*'],
  });
}

function grantLogs(fn: PlatformFunction, platform: Platform): void {
  const { usageBucket, analyticsBucket, auditExports } = platform;
  const listings = ['s3:ListBucket', 's3:ListBucketVersions'];
  const buckets = [usageBucket, analyticsBucket, auditExports];
  fn.grant(
    listings,
    buckets.map(({ bucketArn }) => bucketArn),
  );
  const reason =
    'Whose objects are deleted, the record of the job says; the bucket holds nothing else.';
  const actions = ['DeleteObject', 'DeleteObjectVersion'];
  grantObjects(fn, usageBucket, { actions, objects: 'usage/tnt_*', reason });
  grantObjects(fn, analyticsBucket, { actions, objects: 'events/tenant=tnt_*', reason });
  grantObjects(fn, auditExports, { actions, objects: 'exports/tnt_*', reason });
}

export type ErasuresProps = Platform & { readonly runJobMachine: IStateMachine };

/** Begins the erasure of the tenants whose grace is over; the job itself is the machine's. */
export function dueErasures(scope: Construct, props: ErasuresProps): void {
  const { stage, controlTable, runJobMachine } = props;
  const { stateMachineArn } = runJobMachine;
  const fn = new ScheduledFunction(scope, 'EraseDueTenants', {
    stage,
    path: 'tenant-life/erase-due-tenants',
    description: 'Has the tenants erased whose grace is over',
    env: eraseDueTenantsEnv,
    environment: { ...controlTableSettings(props), RUN_JOB_MACHINE_ARN: stateMachineArn },
    schedule: 'rate(1 hour)',
    runbook: 'erasure',
    timeoutSeconds: 300,
  });
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/due`]);
  grantTenantItems(fn, controlTable, ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem']);
  fn.grant(['states:StartExecution'], [stateMachineArn]);
}
