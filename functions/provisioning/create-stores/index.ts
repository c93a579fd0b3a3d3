import { documents } from '../../../adapters/dynamodb/documents.ts';
import { DynamoProvisioningRegistry } from '../../../adapters/dynamodb/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/dynamo-step-ledger.ts';
import { ownStores } from '../../../adapters/own-stores/own-stores.ts';
import { createStores } from '../../../core/provisioning/create-stores.ts';
import { tenantStoresOf } from '../../../core/tenancy/tenant-stores.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { createStoresEnv, lambdaEnv } from './env.ts';

const settings = readEnv(createStoresEnv);
const { AWS_REGION } = readEnv(lambdaEnv);
const documentClient = documents();
const ledger = new DynamoStepLedger(documentClient, settings.CONTROL_TABLE_NAME);

export const handler = stepFunction(
  {
    tenants: new DynamoProvisioningRegistry(documentClient, settings.CONTROL_TABLE_NAME),
    ledger,
    now: () => new Date(),
  },
  createStores({
    ownStores: ownStores(settings),
    tenantStores: tenantStoresOf(settings, AWS_REGION),
    ledger,
  }),
);
