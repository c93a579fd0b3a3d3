import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoProvisioningRegistry } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { dedicatedResources } from '../../../adapters/dedicated-resources/dedicated-resources.ts';
import { createDedicatedResources } from '../../../core/provisioning/create-dedicated-resources.ts';
import { stageStorageOf } from '../../../core/tenancy/stage-storage.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { lambdaEnv } from '../../env/lambda.ts';
import { createDedicatedResourcesEnv } from './env.ts';

const settings = readEnv(createDedicatedResourcesEnv);
const { AWS_REGION } = readEnv(lambdaEnv);
const documentClient = documents();
const ledger = new DynamoStepLedger(documentClient, settings.CONTROL_TABLE_NAME);

export const handler = stepFunction(
  {
    tenants: new DynamoProvisioningRegistry(documentClient, settings.CONTROL_TABLE_NAME),
    ledger,
    now: () => new Date(),
  },
  createDedicatedResources({
    dedicatedResources: dedicatedResources(settings),
    stageStorage: stageStorageOf(settings, AWS_REGION),
    ledger,
    rules: { ...bundledPlatformConfig(), region: AWS_REGION },
  }),
);
