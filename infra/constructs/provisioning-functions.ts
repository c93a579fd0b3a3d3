import { Stack, Validations } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { activateTenantEnv } from '../../functions/provisioning/activate-tenant/env.ts';
import { createIdentityEnv } from '../../functions/provisioning/create-identity/env.ts';
import { createDedicatedResourcesEnv } from '../../functions/provisioning/create-dedicated-resources/env.ts';
import { prepareStorageEnv } from '../../functions/provisioning/prepare-storage/env.ts';
import { recordFailureEnv } from '../../functions/provisioning/record-failure/env.ts';
import { sendWelcomeEmailEnv } from '../../functions/provisioning/send-welcome-email/env.ts';
import type { Stage } from '../config/stage.ts';
import { grantControlItems } from './control-items.ts';
import type { DedicatedResourcesAccess } from './dedicated-resources-access.ts';
import { PlatformFunction } from './platform-function.ts';
import { grantNewPools, grantPools } from './user-pool-rights.ts';

export type ProvisioningFunctionsProps = {
  readonly stage: Stage;
  readonly controlTable: ITable;
  readonly tenantTable: ITable;
  readonly filesBucket: IBucket;
  readonly secretsKey: IKey;
  readonly tenantDataRole: IRole;
  /** One of the account's pools, and the one that no provisioning may touch. */
  readonly operatorPool: IUserPool;
  /** Where tenants find the API; the welcome tells it. */
  readonly apiUrl: string;
  /** The sender of the platform's mails; no function may send as another one. */
  readonly fromAddress: string;
  readonly dedicatedResources: DedicatedResourcesAccess;
};

/** The tasks of the provisioning machine, by the name that its definition knows each by. */
export class ProvisioningFunctions extends Construct {
  readonly byName: Readonly<Record<string, IFunction>>;
  readonly #props: ProvisioningFunctionsProps;

  constructor(scope: Construct, id: string, props: ProvisioningFunctionsProps) {
    super(scope, id);
    this.#props = props;
    this.byName = {
      CreateDedicatedResources: this.#createDedicatedResources(),
      CreateIdentity: this.#createIdentity(),
      PrepareStorage: this.#prepareStorage(),
      ActivateTenant: this.#activateTenant(),
      SendWelcomeEmail: this.#sendWelcomeEmail(),
      RecordFailure: this.#recordFailure(),
    };
  }

  #createDedicatedResources() {
    const { stage, controlTable, dedicatedResources } = this.#props;
    const fn = new PlatformFunction(this, 'CreateDedicatedResources', {
      stage,
      path: 'provisioning/create-dedicated-resources',
      description: 'Makes what a tenant has to itself, or deletes it',
      env: createDedicatedResourcesEnv,
      environment: {
        CONTROL_TABLE_NAME: controlTable.tableName,
        ...this.#stageStorage(),
        ...dedicatedResources.environment,
      },
      timeoutSeconds: 30,
    });
    grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem']);
    dedicatedResources.grant(fn);
    return fn.function;
  }

  #createIdentity() {
    const { stage, controlTable, secretsKey, operatorPool } = this.#props;
    const fn = new PlatformFunction(this, 'CreateIdentity', {
      stage,
      path: 'provisioning/create-identity',
      description: 'Makes a tenant’s user pool and first user, or deletes them',
      env: createIdentityEnv,
      environment: {
        CONTROL_TABLE_NAME: controlTable.tableName,
        SECRETS_KEY_ARN: secretsKey.keyArn,
      },
      timeoutSeconds: 30,
    });
    grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem']);
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
      leadingKeys: ['POOL#*'],
    });
    fn.grant(['kms:Decrypt'], [secretsKey.keyArn]);
    grantPools(fn, operatorPool, POOL_ACTIONS);
    grantNewPools(fn, stage);
    return fn.function;
  }

  #prepareStorage() {
    const { stage, controlTable, tenantDataRole } = this.#props;
    const fn = new PlatformFunction(this, 'PrepareStorage', {
      stage,
      path: 'provisioning/prepare-storage',
      description: 'Makes a tenant’s place in each store by its own session, or clears it',
      env: prepareStorageEnv,
      environment: {
        CONTROL_TABLE_NAME: controlTable.tableName,
        ...this.#stageStorage(),
      },
      isTenantPlane: true,
      timeoutSeconds: 20,
    });
    // The ledger of its own step is all that it reaches without a tenant's session.
    grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem']);
    fn.grant(['sts:AssumeRole', 'sts:TagSession'], [tenantDataRole.roleArn]);
    return fn.function;
  }

  #stageStorage() {
    const { tenantTable, filesBucket, tenantDataRole } = this.#props;
    return {
      TENANT_TABLE_NAME: tenantTable.tableName,
      FILES_BUCKET_NAME: filesBucket.bucketName,
      TENANT_ROLE_ARN: tenantDataRole.roleArn,
    };
  }

  #activateTenant() {
    const { stage, controlTable } = this.#props;
    const fn = new PlatformFunction(this, 'ActivateTenant', {
      stage,
      path: 'provisioning/activate-tenant',
      description: 'Opens a tenant to its users',
      env: activateTenantEnv,
      environment: { CONTROL_TABLE_NAME: controlTable.tableName },
      timeoutSeconds: 20,
    });
    grantTenantItems(fn, controlTable, ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem']);
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:UpdateItem'],
      leadingKeys: ['POOL#*'],
    });
    return fn.function;
  }

  #sendWelcomeEmail() {
    const { stage, controlTable, operatorPool, apiUrl, fromAddress } = this.#props;
    const fn = new PlatformFunction(this, 'SendWelcomeEmail', {
      stage,
      path: 'provisioning/send-welcome-email',
      description: 'Tells a new tenant’s admin how to sign in',
      env: sendWelcomeEmailEnv,
      environment: { CONTROL_TABLE_NAME: controlTable.tableName, API_URL: apiUrl },
      timeoutSeconds: 20,
    });
    grantTenantItems(fn, controlTable, ['GetItem', 'PutItem']);
    grantPools(fn, operatorPool, ['AdminGetUser', 'AdminSetUserPassword']);
    grantSending(fn, fromAddress);
    return fn.function;
  }

  #recordFailure() {
    const { stage, controlTable } = this.#props;
    const fn = new PlatformFunction(this, 'RecordFailure', {
      stage,
      path: 'provisioning/record-failure',
      description: 'Makes the failure of a provisioning visible',
      env: recordFailureEnv,
      environment: { CONTROL_TABLE_NAME: controlTable.tableName },
    });
    grantTenantItems(fn, controlTable, ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
    return fn.function;
  }
}

type Granted = Parameters<typeof grantControlItems>[0];

export const grantTenantItems = (fn: Granted, table: ITable, actions: readonly string[]) =>
  grantControlItems(fn, table, {
    actions: actions.map((action) => `dynamodb:${action}`),
    leadingKeys: ['TENANT#*'],
  });

const POOL_ACTIONS = [
  'CreateUserPoolClient',
  'ListUserPoolClients',
  'SetUserPoolMfaConfig',
  'CreateGroup',
  'AdminCreateUser',
  'AdminSetUserPassword',
  'AdminAddUserToGroup',
  'UpdateUserPool',
  'DeleteUserPool',
  'TagResource',
];

function grantSending(fn: PlatformFunction<typeof sendWelcomeEmailEnv>, fromAddress: string) {
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [Stack.of(fn).formatArn({ service: 'ses', resource: 'identity/*' })],
      conditions: { StringEquals: { 'ses:FromAddress': fromAddress } },
    }),
  );
  Validations.of(fn.role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
    reason:
      'The identity is the sender’s address or its domain, as verified; the condition fixes the address.',
  });
}
