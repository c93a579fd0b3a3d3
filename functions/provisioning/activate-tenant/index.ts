import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoProvisioningRegistry } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { activateTenant } from '../../../core/provisioning/activate-tenant.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { activateTenantEnv } from './env.ts';

const { CONTROL_TABLE_NAME } = readEnv(activateTenantEnv);
const documentClient = documents();

const ports = {
  tenants: new DynamoProvisioningRegistry(documentClient, CONTROL_TABLE_NAME),
  ledger: new DynamoStepLedger(documentClient, CONTROL_TABLE_NAME),
  now: () => new Date(),
};

export const handler = stepFunction(ports, activateTenant(ports));
