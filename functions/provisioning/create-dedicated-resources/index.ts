import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { dedicatedResources } from '../../../adapters/dedicated-resources/dedicated-resources.ts';
import { createDedicatedResources } from '../../../core/provisioning/create-dedicated-resources.ts';
import { stageStorageOf } from '../../../core/tenancy/stage-storage.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { lambdaEnv } from '../../env/lambda.ts';
import { createDedicatedResourcesEnv } from './env.ts';

const settings = readEnv(createDedicatedResourcesEnv);
const { AWS_REGION } = readEnv(lambdaEnv);
const ports = stepPorts(settings.CONTROL_TABLE_NAME);

export const handler = stepFunction(
  ports,
  createDedicatedResources({
    dedicatedResources: dedicatedResources(settings),
    stageStorage: stageStorageOf(settings, AWS_REGION),
    ledger: ports.ledger,
    rules: { ...bundledPlatformConfig(), region: AWS_REGION },
  }),
);
