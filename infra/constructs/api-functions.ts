import { Stack, Validations } from 'aws-cdk-lib';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { apiDescriptionEnv } from '../../functions/api-description/api/env.ts';
import { filesApiEnv } from '../../functions/files/api/env.ts';
import { identityApiEnv } from '../../functions/identity/api/env.ts';
import { authorizeRequestEnv } from '../../functions/identity/authorize-request/env.ts';
import { recordsApiEnv } from '../../functions/records/api/env.ts';
import type { FunctionPath } from '../../functions/routes.ts';
import { tenantsApiEnv } from '../../functions/tenants/api/env.ts';
import { measureUsageEnv } from '../../functions/tenants/measure-usage/env.ts';
import type { Stage } from '../config/stage.ts';
import { grantControlItems } from './control-items.ts';
import { moveApi } from './move-api.ts';
import { PlatformFunction } from './platform-function.ts';

export type ApiFunctionsProps = {
  readonly stage: Stage;
  readonly controlTable: ITable;
  readonly tenantTable: ITable;
  readonly filesBucket: IBucket;
  readonly secretsKey: IKey;
  /** Assumed for a tenant; the functions of the tenant plane have no other right to its data. */
  readonly tenantDataRole: IRole;
  readonly operatorPool: IUserPool;
  readonly operatorClient: IUserPoolClient;
  readonly provisionTenantMachine: IStateMachine;
  readonly moveTenantMachine: IStateMachine;
};

/** The functions behind the API's routes, and its authorizer, each with no right but what it needs. */
export class ApiFunctions extends Construct {
  readonly authorizeRequest: IFunction;
  readonly byPath: Readonly<Record<FunctionPath, IFunction>>;
  readonly #props: ApiFunctionsProps;

  constructor(scope: Construct, id: string, props: ApiFunctionsProps) {
    super(scope, id);
    this.#props = props;
    this.authorizeRequest = this.#authorizeRequest();
    this.byPath = {
      'tenants/api': this.#tenantsApi(),
      'tenants/measure-usage': this.#measureUsage(),
      'moves/api': moveApi(this, props),
      'identity/api': this.#identityApi(),
      'records/api': this.#recordsApi(),
      'files/api': this.#filesApi(),
      'api-description/api': this.#apiDescription(),
    };
  }

  #authorizeRequest() {
    const fn = new PlatformFunction(this, 'AuthorizeRequest', {
      stage: this.#props.stage,
      path: 'identity/authorize-request',
      description: 'Verifies the token of a request and says whom it may act for',
      env: authorizeRequestEnv,
      environment: this.#signInEnvironment(),
      timeoutSeconds: 5,
    });
    grantControlItems(fn, this.#props.controlTable, {
      actions: ['dynamodb:BatchGetItem'],
      leadingKeys: ['POOL#*', 'SESSION#*'],
    });
    return fn.function;
  }

  #identityApi() {
    const fn = new PlatformFunction(this, 'IdentityApi', {
      stage: this.#props.stage,
      path: 'identity/api',
      description: 'Signs users and operators in and out',
      env: identityApiEnv,
      environment: this.#signInEnvironment(),
    });
    const { controlTable } = this.#props;
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:GetItem'],
      leadingKeys: ['SLUG#*', 'TENANT#*'],
    });
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:BatchGetItem'],
      leadingKeys: ['POOL#*', 'SESSION#*'],
    });
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:PutItem'],
      leadingKeys: ['SESSION#*', 'CHALLENGE#*'],
    });
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      leadingKeys: ['CHALLENGE#*'],
    });
    grantSignIn(fn);
    return fn.function;
  }

  #tenantsApi() {
    const { stage, controlTable, secretsKey, provisionTenantMachine } = this.#props;
    const fn = new PlatformFunction(this, 'TenantsApi', {
      stage,
      path: 'tenants/api',
      description: 'Creates, lists, shows and changes tenants',
      env: tenantsApiEnv,
      environment: {
        CONTROL_TABLE_NAME: controlTable.tableName,
        PROVISION_TENANT_MACHINE_ARN: provisionTenantMachine.stateMachineArn,
        SECRETS_KEY_ARN: secretsKey.keyArn,
      },
    });
    grantControlItems(fn, controlTable, {
      actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'].map(
        (action) => `dynamodb:${action}`,
      ),
      leadingKeys: ['TENANT#*', 'SLUG#*', 'PLATFORM', 'IDEMPOTENCY#*'],
    });
    // A tenant's new name reaches its registration; to write one whole would be to become any tenant.
    grantControlItems(fn, controlTable, {
      actions: ['dynamodb:UpdateItem'],
      leadingKeys: ['POOL#*'],
    });
    fn.grant(
      ['dynamodb:Query'],
      ['byTenants', 'byState'].map((index) => `${controlTable.tableArn}/index/${index}`),
    );
    fn.grant(['states:StartExecution'], [provisionTenantMachine.stateMachineArn]);
    fn.grant(['kms:Encrypt'], [secretsKey.keyArn]);
    return fn.function;
  }

  #measureUsage() {
    const fn = new PlatformFunction(this, 'MeasureUsage', {
      stage: this.#props.stage,
      path: 'tenants/measure-usage',
      description: 'Measures the size of a tenant’s data, in the tenant’s own session',
      env: measureUsageEnv,
      environment: {
        ...this.#tenantDataEnvironment(),
        CONTROL_TABLE_NAME: this.#props.controlTable.tableName,
      },
      isTenantPlane: true,
      timeoutSeconds: 29,
    });
    this.#grantTenantSessions(fn);
    grantControlItems(fn, this.#props.controlTable, {
      actions: ['dynamodb:GetItem'],
      leadingKeys: ['TENANT#*'],
    });
    return fn.function;
  }

  #recordsApi() {
    const fn = new PlatformFunction(this, 'RecordsApi', {
      stage: this.#props.stage,
      path: 'records/api',
      description: 'Stores a tenant’s records',
      env: recordsApiEnv,
      environment: this.#tenantDataEnvironment(),
      isTenantPlane: true,
    });
    this.#grantTenantSessions(fn);
    return fn.function;
  }

  #filesApi() {
    const fn = new PlatformFunction(this, 'FilesApi', {
      stage: this.#props.stage,
      path: 'files/api',
      description: 'Hands out upload and download links for a tenant’s files',
      env: filesApiEnv,
      environment: {
        ...this.#tenantDataEnvironment(),
        UPLOAD_LINK_SECONDS: String(this.#props.stage.uploadLinkSeconds),
      },
      isTenantPlane: true,
    });
    this.#grantTenantSessions(fn);
    return fn.function;
  }

  #apiDescription() {
    return new PlatformFunction(this, 'ApiDescription', {
      stage: this.#props.stage,
      path: 'api-description/api',
      description: 'Serves the OpenAPI document and its reader',
      env: apiDescriptionEnv,
      environment: {},
    }).function;
  }

  #signInEnvironment() {
    const { controlTable, operatorPool, operatorClient } = this.#props;
    return {
      CONTROL_TABLE_NAME: controlTable.tableName,
      OPERATOR_USER_POOL_ID: operatorPool.userPoolId,
      OPERATOR_CLIENT_ID: operatorClient.userPoolClientId,
    };
  }

  #tenantDataEnvironment() {
    const { tenantTable, filesBucket, tenantDataRole } = this.#props;
    return {
      TENANT_TABLE_NAME: tenantTable.tableName,
      FILES_BUCKET_NAME: filesBucket.bucketName,
      TENANT_ROLE_ARN: tenantDataRole.roleArn,
    };
  }

  #grantTenantSessions(fn: { grant(actions: string[], resources: string[]): void }) {
    fn.grant(['sts:AssumeRole', 'sts:TagSession'], [this.#props.tenantDataRole.roleArn]);
  }
}

/** Every tenant has a pool of its own, made after this role: the pools of the account are its resource. */
function grantSignIn(fn: PlatformFunction<typeof identityApiEnv>) {
  const pools = Stack.of(fn).formatArn({ service: 'cognito-idp', resource: 'userpool/*' });
  fn.grant(
    [
      'cognito-idp:AdminInitiateAuth',
      'cognito-idp:AdminRespondToAuthChallenge',
      'cognito-idp:AdminGetUser',
    ],
    [pools],
  );
  Validations.of(fn.role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cognito-idp:<AWS::Region>:<AWS::AccountId>:userpool/*]',
    reason: 'Tenants sign in to pools that are made at run time; the actions only sign in.',
  });
}
