import { KMSClient } from '@aws-sdk/client-kms';
import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoAttemptRegistry } from '../../../adapters/dynamodb/provisioning/dynamo-attempt-registry.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { DynamoTenantDirectory } from '../../../adapters/dynamodb/provisioning/dynamo-tenant-directory.ts';
import { DynamoTenantRegistry } from '../../../adapters/dynamodb/tenants/dynamo-tenant-registry.ts';
import { KmsAdminPasswordEncrypter } from '../../../adapters/kms/kms-admin-password-encrypter.ts';
import { SfnProvisioningExecutions } from '../../../adapters/stepfunctions/sfn-provisioning-executions.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { tenantsContract } from '../contract.ts';
import { createTenantOperation } from './create-tenant.ts';
import { lambdaEnv } from '../../env/lambda.ts';
import { tenantsApiEnv } from './env.ts';
import { giveUpTenantOperation } from './give-up-tenant.ts';
import { getTenantOperation } from './get-tenant.ts';
import { listTenantEventsOperation } from './list-tenant-events.ts';
import { listTenantsOperation } from './list-tenants.ts';
import { retryTenantOperation } from './retry-tenant.ts';
import { updateTenantOperation } from './update-tenant.ts';

const { CONTROL_TABLE_NAME, PROVISION_TENANT_MACHINE_ARN, SECRETS_KEY_ARN } =
  readEnv(tenantsApiEnv);
const { AWS_REGION } = readEnv(lambdaEnv);
const documentClient = documents();

const ports = {
  registry: new DynamoTenantRegistry(documentClient, CONTROL_TABLE_NAME),
  attempts: new DynamoAttemptRegistry(documentClient, CONTROL_TABLE_NAME),
  ledger: new DynamoStepLedger(documentClient, CONTROL_TABLE_NAME),
  directory: new DynamoTenantDirectory(documentClient, CONTROL_TABLE_NAME),
  encrypter: new KmsAdminPasswordEncrypter(new KMSClient(sdkConfig), SECRETS_KEY_ARN),
  provisioning: new SfnProvisioningExecutions(
    new SFNClient(sdkConfig),
    PROVISION_TENANT_MACHINE_ARN,
  ),
  rules: { ...bundledPlatformConfig(), region: AWS_REGION },
  now: () => new Date(),
};

export const handler = apiHandler<'tenants/api'>(
  tenantsContract,
  {
    createTenant: createTenantOperation(ports),
    listTenants: listTenantsOperation(ports),
    getTenant: getTenantOperation(ports),
    updateTenant: updateTenantOperation(ports),
    retryTenant: retryTenantOperation(ports),
    giveUpTenant: giveUpTenantOperation(ports),
    listTenantEvents: listTenantEventsOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
