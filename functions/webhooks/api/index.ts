import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoResendTasks } from '../../../adapters/dynamodb/webhooks/dynamo-resend-tasks.ts';
import { DynamoWebhookEndpoints } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-endpoints.ts';
import { DynamoWebhookMessages } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-messages.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { KmsWebhookSecrets } from '../../../adapters/kms/kms-webhook-secrets.ts';
import { SqsWebhookQueue } from '../../../adapters/sqs/sqs-webhook-queue.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { webhooksContract } from '../contract.ts';
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  disableWebhookEndpoint,
  enableWebhookEndpoint,
  getWebhookEndpoint,
  listWebhookEndpoints,
  removeWebhookEndpoint,
  rotateWebhookSecret,
  showWebhookSecret,
} from './endpoint-operations.ts';
import { webhooksApiEnv } from './env.ts';
import {
  getWebhookMessage,
  listWebhookMessages,
  resendWebhookMessage,
} from './message-operations.ts';
import {
  recoverWebhookEndpoint,
  replayWebhookEndpoint,
  testWebhookEndpoint,
} from './sending-operations.ts';

const settings = readEnv(webhooksApiEnv);
const now = () => new Date();
const table = { documents: documents(), tableName: settings.WEBHOOKS_TABLE_NAME, now };
const ports = {
  endpoints: new DynamoWebhookEndpoints(table),
  messages: new DynamoWebhookMessages(table),
  tasks: new DynamoResendTasks(table),
  queue: new SqsWebhookQueue(settings.WEBHOOK_QUEUE_URL),
  secrets: new KmsWebhookSecrets(new KMSClient(sdkConfig), settings.SECRETS_KEY_ARN),
  allowsLoopback: settings.WEBHOOKS_TO_LOOPBACK,
  now,
};

export const handler = apiHandler<'webhooks/api'>(
  webhooksContract,
  {
    createWebhookEndpoint: createWebhookEndpoint(ports),
    listWebhookEndpoints: listWebhookEndpoints(ports),
    getWebhookEndpoint: getWebhookEndpoint(ports),
    changeWebhookEndpoint: changeWebhookEndpoint(ports),
    removeWebhookEndpoint: removeWebhookEndpoint(ports),
    enableWebhookEndpoint: enableWebhookEndpoint(ports),
    disableWebhookEndpoint: disableWebhookEndpoint(ports),
    rotateWebhookSecret: rotateWebhookSecret(ports),
    showWebhookSecret: showWebhookSecret(ports),
    testWebhookEndpoint: testWebhookEndpoint(ports),
    recoverWebhookEndpoint: recoverWebhookEndpoint(ports),
    replayWebhookEndpoint: replayWebhookEndpoint(ports),
    listWebhookMessages: listWebhookMessages(ports),
    getWebhookMessage: getWebhookMessage(ports),
    resendWebhookMessage: resendWebhookMessage(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
