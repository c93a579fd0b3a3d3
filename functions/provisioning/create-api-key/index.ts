import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoApiKeyRegistry } from '../../../adapters/dynamodb/api-keys/dynamo-api-key-registry.ts';
import { DynamoFirstKeySecrets } from '../../../adapters/dynamodb/provisioning/dynamo-first-key-secrets.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { keyLimitOf } from '../../../core/platform-config/key-limit-of.ts';
import { createApiKey } from '../../../core/provisioning/create-api-key.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { createApiKeyEnv } from './env.ts';

const { CONTROL_TABLE_NAME, SECRETS_KEY_ARN } = readEnv(createApiKeyEnv);
const documentClient = documents();
const ports = stepPorts(CONTROL_TABLE_NAME, documentClient);

export const handler = stepFunction(
  ports,
  createApiKey({
    keys: new DynamoApiKeyRegistry(documentClient, CONTROL_TABLE_NAME),
    secrets: new DynamoFirstKeySecrets({
      ...{ documents: documentClient, tableName: CONTROL_TABLE_NAME },
      ...{ kms: new KMSClient(sdkConfig), keyArn: SECRETS_KEY_ARN, now: ports.now },
    }),
    ledger: ports.ledger,
    keyLimitOf: keyLimitOf(bundledPlatformConfig()),
    now: ports.now,
  }),
);
