import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoPlacements } from '../../../adapters/dynamodb/provisioning/dynamo-placements.ts';
import { DynamoProvisioningRegistry } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { placeTenant } from '../../../core/provisioning/place-tenant.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { lambdaEnv } from '../../env/lambda.ts';
import { placeTenantEnv } from './env.ts';

const { CONTROL_TABLE_NAME, STAGE } = readEnv(placeTenantEnv);
const { AWS_REGION } = readEnv(lambdaEnv);
const { plans, siloRegions } = bundledPlatformConfig();
const documentClient = documents();

export const handler = stepFunction(
  {
    tenants: new DynamoProvisioningRegistry(documentClient, CONTROL_TABLE_NAME),
    ledger: new DynamoStepLedger(documentClient, CONTROL_TABLE_NAME),
    now: () => new Date(),
  },
  placeTenant({
    placements: new DynamoPlacements(documentClient, {
      tableName: CONTROL_TABLE_NAME,
      cell: STAGE,
    }),
    plans,
    region: AWS_REGION,
    siloRegions,
  }),
);
