import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { DynamoEndpointSlots } from '../../../adapters/dynamodb/webhooks/dynamo-endpoint-slots.ts';
import { DynamoWebhookEndpoints } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-endpoints.ts';
import { DynamoWebhookMessages } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-messages.ts';
import { KmsWebhookSecrets } from '../../../adapters/kms/kms-webhook-secrets.ts';
import { SqsWebhookQueue } from '../../../adapters/sqs/sqs-webhook-queue.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { sendMessagesEnv } from './env.ts';
import { sendMessagesHandler } from './send-messages.ts';

const settings = readEnv(sendMessagesEnv);
const now = () => new Date();
const documentClient = documents();
const table = { documents: documentClient, tableName: settings.WEBHOOKS_TABLE_NAME, now };

export const handler = sendMessagesHandler({
  endpoints: new DynamoWebhookEndpoints(table),
  messages: new DynamoWebhookMessages(table),
  slots: new DynamoEndpointSlots(table),
  queue: new SqsWebhookQueue(settings.WEBHOOK_QUEUE_URL),
  secrets: new KmsWebhookSecrets(new KMSClient(sdkConfig), settings.SECRETS_KEY_ARN),
  tenants: new DynamoTenantFinder(documentClient, settings.CONTROL_TABLE_NAME),
  http: new UndiciOutboundHttp({ allowsLoopback: settings.WEBHOOKS_TO_LOOPBACK }),
  random: Math.random,
  now,
});
