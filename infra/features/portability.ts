import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { portabilityApiEnv } from '../../functions/portability/api/env.ts';
import { readPlatformDataEnv } from '../../functions/portability/read-platform-data/env.ts';
import { writePlatformDataEnv } from '../../functions/portability/write-platform-data/env.ts';
import { auditLogSettings, grantAuditDataKeys } from '../constructs/audit-access.ts';
import {
  denyControlItems,
  grantControlItems,
  grantTenantItems,
} from '../constructs/control-items.ts';
import {
  controlTableSettings,
  signInSettings,
  usageTableSettings,
  type Platform,
} from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { grantRegistrationChanges, TENANT_FACTS } from '../constructs/registration-changes.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';
import { grantTenantPools, MEMBER_ACTIONS } from '../constructs/user-pool-rights.ts';

type PortabilityApiProps = Platform & { readonly runJobMachine: IStateMachine };

/** Starts and shows exports; links to archives are signed by the tenant's own session. */
export function portabilityApi(scope: Construct, props: PortabilityApiProps) {
  const { controlTable, runJobMachine } = props;
  const fn = new TenantPlaneFunction(scope, 'PortabilityApi', {
    platform: props,
    path: 'portability/api',
    description: 'Has tenants exported and imported',
    env: portabilityApiEnv,
    environment: {
      ...controlTableSettings(props),
      RUN_JOB_MACHINE_ARN: runJobMachine.stateMachineArn,
    },
  });
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'PutItem'],
    leadingKeys: ['TENANT#*', 'IDEMPOTENCY#*'],
  });
  fn.grant(['states:StartExecution'], [runJobMachine.stateMachineArn]);
  return { 'portability/api': fn.function };
}

const READ_ITEMS = [
  { actions: ['Query'], leadingKeys: ['MEMBERS#*', 'API_KEYS#*'] },
  { actions: ['GetItem'], leadingKeys: ['ROLES#*', 'POLICY#*'] },
];

/** Reads what the platform keeps of a tenant, and opens no tenant's session: what it read it puts by links. */
export function readPlatformData(scope: Construct, platform: Platform) {
  const { stage, controlTable, auditTable, usageTable, webhooksTable } = platform;
  const fn = new PlatformFunction(scope, 'ReadPlatformData', {
    stage,
    path: 'portability/read-platform-data',
    description: 'Hands what the platform keeps of a tenant to the tenant’s export',
    env: readPlatformDataEnv,
    environment: {
      ...auditLogSettings(platform),
      ...usageTableSettings(platform),
      WEBHOOKS_TABLE_NAME: webhooksTable.tableName,
    },
    timeoutSeconds: 300,
    memoryMb: 1_024,
  });
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem']);
  for (const items of READ_ITEMS) grantControlItems(fn, controlTable, items);
  fn.grant(['dynamodb:Query'], [auditTable.tableArn]);
  grantAuditDataKeys(fn, platform, ['GetItem']);
  grantControlItems(fn, usageTable, {
    actions: ['Query'],
    leadingKeys: ['WINDOW#*', 'ANALYTICS#*'],
  });
  grantControlItems(fn, usageTable, { actions: ['GetItem'], leadingKeys: ['ANALYTICS#*'] });
  grantControlItems(fn, webhooksTable, { actions: ['Query'], leadingKeys: ['ENDPOINTS#*'] });
  return fn.function;
}

const WRITTEN_ITEMS = [
  { actions: ['GetItem', 'PutItem', 'UpdateItem'], leadingKeys: ['MEMBERS#*', 'ROLES#*'] },
  { actions: ['GetItem'], leadingKeys: ['PERSON#*', 'POLICY#*'] },
  {
    actions: ['PutItem'],
    leadingKeys: ['PERSON#*'],
    attributes: ['pk', 'sk', 'userId', 'invitationId'],
  },
  { actions: ['PutItem'], leadingKeys: ['POLICY#*'] },
];

/** Writes what the platform keeps of a tenant, and opens no tenant's session: it reads by links. */
export function writePlatformData(scope: Construct, platform: Platform) {
  const { stage, controlTable } = platform;
  const fn = new PlatformFunction(scope, 'WritePlatformData', {
    stage,
    path: 'portability/write-platform-data',
    description: 'Takes roles, members and settings of an archive into a fresh tenant',
    env: writePlatformDataEnv,
    environment: controlTableSettings(platform),
    timeoutSeconds: 300,
  });
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem']);
  for (const items of WRITTEN_ITEMS) grantControlItems(fn, controlTable, items);
  grantRegistrationChanges(fn, controlTable, TENANT_FACTS);
  // An archive's members may have any role: never in the operators' pool, whatever the code does.
  const operators = signInSettings(platform).OPERATOR_USER_POOL_ID;
  denyControlItems(fn, controlTable, [`MEMBERS#${operators}`, `ROLES#${operators}`]);
  grantTenantPools(fn, stage, MEMBER_ACTIONS);
  return fn.function;
}
