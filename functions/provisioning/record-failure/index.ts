import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoProvisioningRegistry } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { recordFailureEnv } from './env.ts';
import { recordFailureHandler } from './handler.ts';

const { CONTROL_TABLE_NAME } = readEnv(recordFailureEnv);
const documentClient = documents();

export const handler = recordFailureHandler({
  tenants: new DynamoProvisioningRegistry(documentClient, CONTROL_TABLE_NAME),
  ledger: new DynamoStepLedger(documentClient, CONTROL_TABLE_NAME),
  now: () => new Date(),
});
