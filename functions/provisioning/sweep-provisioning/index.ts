import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoProvisioningRegistry } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { SfnProvisioningExecutions } from '../../../adapters/stepfunctions/sfn-provisioning-executions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { sweepProvisioningEnv } from './env.ts';
import { sweepHandler } from './handler.ts';

const { CONTROL_TABLE_NAME, PROVISION_TENANT_MACHINE_ARN } = readEnv(sweepProvisioningEnv);
const documentClient = documents();

export const handler = sweepHandler({
  tenants: new DynamoProvisioningRegistry(documentClient, CONTROL_TABLE_NAME),
  ledger: new DynamoStepLedger(documentClient, CONTROL_TABLE_NAME),
  executions: new SfnProvisioningExecutions(new SFNClient(sdkConfig), PROVISION_TENANT_MACHINE_ARN),
  now: () => new Date(),
});
