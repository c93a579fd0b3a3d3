import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { activateTenantEnv } from '../../functions/provisioning/activate-tenant/env.ts';
import { optionalTasks } from './onboarding.ts';
import { createBillingCustomerEnv } from '../../functions/provisioning/create-billing-customer/env.ts';
import { createDedicatedResourcesEnv } from '../../functions/provisioning/create-dedicated-resources/env.ts';
import { createIdentityEnv } from '../../functions/provisioning/create-identity/env.ts';
import { prepareStorageEnv } from '../../functions/provisioning/prepare-storage/env.ts';
import { recordFailureEnv } from '../../functions/provisioning/record-failure/env.ts';
import { sendWelcomeEmailEnv } from '../../functions/provisioning/send-welcome-email/env.ts';
import { billingSettings, grantBilling } from '../constructs/billing-access.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { grantRegistrationChanges, TENANT_FACTS } from '../constructs/registration-changes.ts';
import type { DedicatedResourcesAccess } from '../constructs/dedicated-resources-access.ts';
import { grantSending, sesIdentityArn } from '../constructs/mail-rights.ts';
import {
  controlTableSettings,
  mailingSettings,
  tenantPlaneSettings,
  type Platform,
} from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';
import {
  grantNewPools,
  grantTenantPools,
  PROVISIONING_ACTIONS,
} from '../constructs/user-pool-rights.ts';

export type ProvisioningProps = Platform & {
  readonly dedicatedResources: DedicatedResourcesAccess;
};

/** The tasks of the provisioning machine, by the name that its definition knows each by. */
export const provisioningTasks = (scope: Construct, props: ProvisioningProps) => ({
  CreateDedicatedResources: createDedicatedResources(scope, props),
  CreateIdentity: createIdentity(scope, props),
  PrepareStorage: prepareStorage(scope, props),
  CreateBillingCustomer: createBillingCustomer(scope, props),
  ...optionalTasks(scope, props),
  ActivateTenant: activateTenant(scope, props),
  SendWelcomeEmail: sendWelcomeEmail(scope, props),
  RecordFailure: recordFailure(scope, props),
});

function createDedicatedResources(scope: Construct, props: ProvisioningProps) {
  const { dedicatedResources } = props;
  const fn = new PlatformFunction(scope, 'CreateDedicatedResources', {
    stage: props.stage,
    path: 'provisioning/create-dedicated-resources',
    description: 'Makes what a tenant has to itself, or deletes it',
    env: createDedicatedResourcesEnv,
    environment: {
      ...controlTableSettings(props),
      ...tenantPlaneSettings(props),
      ...dedicatedResources.environment,
    },
    timeoutSeconds: 30,
  });
  grantTenantItems(fn, props.controlTable, STEP_RECORD_ACTIONS);
  dedicatedResources.grant(fn);
  return fn.function;
}

function createIdentity(scope: Construct, props: ProvisioningProps) {
  const { stage, controlTable, secretsKey } = props;
  const fn = new PlatformFunction(scope, 'CreateIdentity', {
    stage,
    path: 'provisioning/create-identity',
    description: 'Makes a tenant’s user pool and first user, or deletes them',
    env: createIdentityEnv,
    environment: {
      ...controlTableSettings(props),
      SECRETS_KEY_ARN: secretsKey.keyArn,
      SES_IDENTITY_ARN: sesIdentityArn(scope, props.config),
    },
    timeoutSeconds: 30,
  });
  grantTenantItems(fn, controlTable, STEP_RECORD_ACTIONS);
  grantControlItems(fn, controlTable, {
    actions: ['PutItem', 'DeleteItem'],
    leadingKeys: ['POOL#*', 'MEMBERS#*', 'PERSON#*'],
  });
  // A pool of the stock that the tenant takes, and, in an undo, gives up.
  grantControlItems(fn, controlTable, {
    actions: ['Query', 'DeleteItem'],
    leadingKeys: ['POOL_STOCK'],
  });
  grantTenantItems(fn, controlTable, ['DeleteItem']);
  // What an undo forgets of the pool.
  grantControlItems(fn, controlTable, {
    actions: ['DeleteItem'],
    leadingKeys: ['SESSIONS#*', 'FACTOR#*', 'ROLES#*', 'POLICY#*'],
  });
  grantControlItems(fn, controlTable, {
    actions: ['Query'],
    leadingKeys: ['MEMBERS#*', 'SESSIONS#*'],
  });
  fn.grant(['kms:Decrypt'], [secretsKey.keyArn]);
  grantTenantPools(fn, stage, PROVISIONING_ACTIONS);
  grantNewPools(fn, stage);
  return fn.function;
}

/** The record of its own step is all that it reaches without a tenant's session. */
function prepareStorage(scope: Construct, platform: Platform) {
  const fn = new TenantPlaneFunction(scope, 'PrepareStorage', {
    platform,
    path: 'provisioning/prepare-storage',
    description: 'Makes a tenant’s place in each store by its own session, or clears it',
    env: prepareStorageEnv,
    environment: controlTableSettings(platform),
    timeoutSeconds: 20,
  });
  grantTenantItems(fn, platform.controlTable, STEP_RECORD_ACTIONS);
  return fn.function;
}

function createBillingCustomer(scope: Construct, props: ProvisioningProps) {
  const fn = new PlatformFunction(scope, 'CreateBillingCustomer', {
    stage: props.stage,
    path: 'provisioning/create-billing-customer',
    description: 'Makes a tenant a customer with a subscription, or ends both',
    env: createBillingCustomerEnv,
    environment: billingSettings(props),
    timeoutSeconds: 30,
  });
  grantTenantItems(fn, props.controlTable, STEP_RECORD_ACTIONS);
  grantBilling(fn, props);
  return fn.function;
}

function activateTenant(scope: Construct, props: ProvisioningProps) {
  const { stage, controlTable } = props;
  const fn = new PlatformFunction(scope, 'ActivateTenant', {
    stage,
    path: 'provisioning/activate-tenant',
    description: 'Opens a tenant to its users',
    env: activateTenantEnv,
    environment: controlTableSettings(props),
    timeoutSeconds: 20,
  });
  grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem']);
  grantRegistrationChanges(fn, controlTable, ['state', ...TENANT_FACTS]);
  return fn.function;
}

function sendWelcomeEmail(scope: Construct, props: ProvisioningProps) {
  const fn = new TenantPlaneFunction(scope, 'SendWelcomeEmail', {
    platform: props,
    path: 'provisioning/send-welcome-email',
    description: 'Tells a new tenant’s admin how to sign in',
    env: sendWelcomeEmailEnv,
    environment: mailingSettings(props),
    timeoutSeconds: 30,
  });
  grantTenantItems(fn, props.controlTable, ['GetItem', 'PutItem']);
  grantTenantPools(fn, props.stage, ['AdminGetUser', 'AdminSetUserPassword']);
  grantSending(fn, props);
  return fn.function;
}

function recordFailure(scope: Construct, props: ProvisioningProps) {
  const fn = new PlatformFunction(scope, 'RecordFailure', {
    stage: props.stage,
    path: 'provisioning/record-failure',
    description: 'Makes the failure of a provisioning visible',
    env: recordFailureEnv,
    environment: controlTableSettings(props),
    timeoutSeconds: 20,
  });
  grantTenantItems(fn, props.controlTable, ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
  grantGivingUp(fn, props.controlTable);
  return fn.function;
}

/** A tenant that is given up: its first password is forgotten, its slug and its place are free. */
export function grantGivingUp(fn: PlatformFunction, table: ITable): void {
  const leadingKeys = ['TENANT#*', 'SLUG#*'];
  grantControlItems(fn, table, { actions: ['DeleteItem'], leadingKeys });
  grantControlItems(fn, table, {
    actions: ['UpdateItem'],
    leadingKeys: ['PLATFORM'],
    attributes: ['pk', 'sk', 'count'],
  });
}

const STEP_RECORD_ACTIONS = ['GetItem', 'PutItem', 'UpdateItem'];
