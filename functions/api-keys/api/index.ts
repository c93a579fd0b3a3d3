import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoApiKeyRegistry } from '../../../adapters/dynamodb/api-keys/dynamo-api-key-registry.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { keyLimitOf } from '../../../core/platform-config/key-limit-of.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { apiKeysContract } from '../contract.ts';
import {
  disableApiKeyOperation,
  enableApiKeyOperation,
  revokeApiKeyOperation,
  rotateApiKeyOperation,
} from './change-api-key.ts';
import { createApiKeyOperation } from './create-api-key.ts';
import { apiKeysApiEnv } from './env.ts';
import { getApiKeyOperation, listApiKeysOperation } from './read-api-keys.ts';

const { CONTROL_TABLE_NAME } = readEnv(apiKeysApiEnv);
const ports = {
  keys: new DynamoApiKeyRegistry(documents(), CONTROL_TABLE_NAME),
  keyLimitOf: keyLimitOf(bundledPlatformConfig()),
  now: () => new Date(),
};

export const handler = apiHandler<'api-keys/api'>(
  apiKeysContract,
  {
    createApiKey: createApiKeyOperation(ports),
    listApiKeys: listApiKeysOperation(ports),
    getApiKey: getApiKeyOperation(ports),
    rotateApiKey: rotateApiKeyOperation(ports),
    disableApiKey: disableApiKeyOperation(ports),
    enableApiKey: enableApiKeyOperation(ports),
    revokeApiKey: revokeApiKeyOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
