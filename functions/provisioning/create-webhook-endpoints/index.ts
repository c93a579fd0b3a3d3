import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoWebhookEndpoints } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-endpoints.ts';
import { KmsWebhookSecrets } from '../../../adapters/kms/kms-webhook-secrets.ts';
import { createWebhookEndpoints } from '../../../core/provisioning/create-webhook-endpoints.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { createWebhookEndpointsEnv } from './env.ts';

const settings = readEnv(createWebhookEndpointsEnv);
const documentClient = documents();
const ports = stepPorts(settings.CONTROL_TABLE_NAME, documentClient);

export const handler = stepFunction(
  ports,
  createWebhookEndpoints({
    endpoints: new DynamoWebhookEndpoints({
      ...{ documents: documentClient, tableName: settings.WEBHOOKS_TABLE_NAME },
    }),
    secrets: new KmsWebhookSecrets(new KMSClient(sdkConfig), settings.SECRETS_KEY_ARN),
    now: ports.now,
  }),
);
