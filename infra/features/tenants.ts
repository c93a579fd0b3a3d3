import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { tenantsApiEnv } from '../../functions/tenants/api/env.ts';
import { measureUsageEnv } from '../../functions/tenants/measure-usage/env.ts';
import { restoreOwnerEnv } from '../../functions/tenants/restore-owner/env.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { grantSending } from '../constructs/mail-rights.ts';
import { controlTableSettings, mailingSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import {
  grantRegistrationChanges,
  TENANT_FACTS,
  TENANT_STATE,
} from '../constructs/registration-changes.ts';
import { storageQuotaSettings } from '../constructs/storage-quota.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';
import { grantTenantPools } from '../constructs/user-pool-rights.ts';

type TenantsProps = Platform & {
  readonly provisionTenantMachine: IStateMachine;
  readonly runJobMachine: IStateMachine;
};

export const tenantsApi = (scope: Construct, props: TenantsProps) => ({
  'tenants/api': registryApi(scope, props),
  'tenants/measure-usage': measureUsage(scope, props),
  'tenants/restore-owner': restoreOwner(scope, props),
});

function registryApi(scope: Construct, props: TenantsProps) {
  const { stage, controlTable, secretsKey } = props;
  const { provisionTenantMachine, runJobMachine } = props;
  const fn = new PlatformFunction(scope, 'TenantsApi', {
    stage,
    path: 'tenants/api',
    description: 'Creates, lists, shows, changes, suspends and ends tenants',
    env: tenantsApiEnv,
    environment: {
      ...storageQuotaSettings(props),
      ...mailingSettings(props),
      CELL: stage.cell,
      PROVISION_TENANT_MACHINE_ARN: provisionTenantMachine.stateMachineArn,
      RUN_JOB_MACHINE_ARN: runJobMachine.stateMachineArn,
      SECRETS_KEY_ARN: secretsKey.keyArn,
      WEBHOOKS_TO_LOOPBACK: String(stage.isLocal),
    },
  });
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    leadingKeys: ['TENANT#*', 'SLUG#*', 'PLATFORM', 'IDEMPOTENCY#*'],
  });
  // Whether its provisioning may begin at once, or waits its turn.
  grantControlItems(fn, controlTable, {
    actions: ['GetItem', 'UpdateItem'],
    leadingKeys: ['PROVISIONING'],
  });
  // A tenant's new name, plan or state reaches its registration.
  grantRegistrationChanges(fn, controlTable, [...TENANT_FACTS, ...TENANT_STATE]);
  // What it uses of its plan, before it has a smaller one.
  grantControlItems(fn, controlTable, {
    actions: ['GetItem'],
    leadingKeys: ['MEMBERS#*', 'API_KEYS#*'],
  });
  grantControlItems(fn, props.usageTable, { actions: ['GetItem'], leadingKeys: ['QUOTA#*'] });
  fn.grant(
    ['dynamodb:Query'],
    ['byTenants', 'byState', 'due'].map((index) => `${controlTable.tableArn}/index/${index}`),
  );
  fn.grant(
    ['states:StartExecution'],
    [provisionTenantMachine, runJobMachine].map(({ stateMachineArn }) => stateMachineArn),
  );
  fn.grant(['kms:Encrypt'], [secretsKey.keyArn]);
  return fn.function;
}

function measureUsage(scope: Construct, platform: Platform) {
  const fn = new TenantPlaneFunction(scope, 'MeasureUsage', {
    platform,
    path: 'tenants/measure-usage',
    description: 'Measures the size of a tenant’s data, in the tenant’s own session',
    env: measureUsageEnv,
    environment: controlTableSettings(platform),
    timeoutSeconds: 29,
  });
  grantTenantItems(fn, platform.controlTable, ['GetItem']);
  return fn.function;
}

/** Apart from the other operations on tenants: it alone of the API may set passwords. */
function restoreOwner(scope: Construct, props: TenantsProps) {
  const fn = new PlatformFunction(scope, 'RestoreOwner', {
    stage: props.stage,
    path: 'tenants/restore-owner',
    description:
      'Gives a tenant’s first owner a first password, by mail: anew, or at the right address',
    env: restoreOwnerEnv,
    environment: mailingSettings(props),
  });
  grantTenantItems(fn, props.controlTable, ['GetItem', 'PutItem']);
  for (const items of OWNER_ITEMS) grantControlItems(fn, props.controlTable, items);
  grantTenantPools(fn, props.stage, [
    'AdminCreateUser',
    'AdminDeleteUser',
    'AdminGetUser',
    'AdminEnableUser',
    'AdminSetUserMFAPreference',
    'AdminSetUserPassword',
    'AdminUserGlobalSignOut',
  ]);
  grantSending(fn, props);
  return fn.function;
}

/** The owner as a member, in place of whoever has the address; of a tenant's record the admin alone is changed. */
const OWNER_ITEMS = [
  {
    actions: ['UpdateItem'],
    leadingKeys: ['TENANT#*'],
    attributes: ['pk', 'sk', 'state', 'admin', 'version', 'updatedAt'],
  },
  { actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], leadingKeys: ['MEMBERS#*'] },
  { actions: ['GetItem', 'PutItem', 'DeleteItem'], leadingKeys: ['PERSON#*'] },
  { actions: ['UpdateItem'], leadingKeys: ['ROLES#*'], attributes: ['pk', 'sk', 'counts'] },
];
