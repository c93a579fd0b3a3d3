import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { webhooksApiEnv } from '../../functions/webhooks/api/env.ts';
import {
  CONSUMED_TYPES,
  onEndpointTroubleEnv,
} from '../../functions/webhooks/on-endpoint-trouble/env.ts';
import { CONSUMED_SOURCES, onEventEnv } from '../../functions/webhooks/on-event/env.ts';
import { sendMessagesEnv } from '../../functions/webhooks/send-messages/env.ts';
import { sweepMessagesEnv } from '../../functions/webhooks/sweep-messages/env.ts';
import {
  EVENT_ATTRIBUTES,
  grantControlItems,
  grantTenantItems,
  type ControlItems,
} from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { OWNERS_MAIL } from '../constructs/owners-mail.ts';
import { controlTableSettings, mailingSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { grantSecretUse } from '../constructs/secret-use.ts';
import { SENDING_SECONDS } from '../constructs/webhook-queue.ts';

type WithQueue<Shared> = Shared & { readonly webhookQueue: IQueue };
type Webhooks = WithQueue<Platform>;

const queueSettings = ({ webhooksTable, webhookQueue }: Webhooks) => ({
  WEBHOOKS_TABLE_NAME: webhooksTable.tableName,
  WEBHOOK_QUEUE_URL: webhookQueue.queueUrl,
});
const targetSettings = ({ stage, secretsKey }: Platform) => ({
  SECRETS_KEY_ARN: secretsKey.keyArn,
  WEBHOOKS_TO_LOOPBACK: String(stage.isLocal),
});

/** Says where tenants are told of events, and shows what became of it. */
export function webhooksApi(scope: Construct, platform: Webhooks) {
  const fn = new PlatformFunction(scope, 'WebhooksApi', {
    stage: platform.stage,
    path: 'webhooks/api',
    description: 'Keeps tenants’ webhook endpoints, and shows and sends again what they are told',
    env: webhooksApiEnv,
    environment: { ...queueSettings(platform), ...targetSettings(platform) },
  });
  grantItems(fn, platform, API_ITEMS);
  grantSecretUse(fn, platform, { actions: ['kms:Encrypt', 'kms:Decrypt'], purpose: 'webhooks' });
  fn.grant(['sqs:SendMessage'], [platform.webhookQueue.queueArn]);
  return { 'webhooks/api': fn.function };
}

/** What tells tenants' endpoints of events: it makes messages, sends them, and takes up what was lost. */
export function webhooksWork(scope: Construct, platform: Webhooks): void {
  fanOut(scope, platform);
  sender(scope, platform);
  sweeper(scope, platform);
  tellOwners(scope, platform);
}

function fanOut(scope: Construct, platform: Webhooks): void {
  const fn = new EventConsumer(scope, 'OnWebhookEvent', {
    ...{ stage: platform.stage, bus: platform.bus },
    sources: CONSUMED_SOURCES,
    path: 'webhooks/on-event',
    description: 'Makes a message of each event for each endpoint that wants it',
    env: onEventEnv,
    environment: queueSettings(platform),
    timeoutSeconds: 30,
    // Without a window, as the first attempt is to be soon; of a busy tenant more come at once by themselves.
    maxConcurrency: 20,
  });
  grantItems(fn, platform, FAN_OUT_ITEMS);
  fn.grant(['sqs:SendMessage'], [platform.webhookQueue.queueArn]);
}

/** The only one that calls what tenants name: it may do nothing beside, and is in no network of ours. */
function sender(scope: Construct, platform: Webhooks): void {
  const fn = new PlatformFunction(scope, 'SendWebhooks', {
    stage: platform.stage,
    path: 'webhooks/send-messages',
    description: 'Attempts to deliver messages to tenants’ endpoints',
    env: sendMessagesEnv,
    environment: {
      ...controlTableSettings(platform),
      ...queueSettings(platform),
      ...targetSettings(platform),
    },
    timeoutSeconds: SENDING_SECONDS,
    memoryMb: 1_024,
  });
  fn.function.addEventSource(
    new SqsEventSource(platform.webhookQueue, {
      batchSize: 10,
      reportBatchItemFailures: true,
      // Ten endpoints that answer nothing take 50 of them for 15 seconds each, and then ten.
      maxConcurrency: 100,
    }),
  );
  grantItems(fn, platform, SENDER_ITEMS);
  grantTenantItems(fn, platform.controlTable, ['GetItem']);
  grantSecretUse(fn, platform, { actions: ['kms:Decrypt'], purpose: 'webhooks' });
  fn.grant(['sqs:SendMessage'], [platform.webhookQueue.queueArn]);
}

function sweeper(scope: Construct, platform: Webhooks): void {
  const fn = new ScheduledFunction(scope, 'SweepWebhooks', {
    stage: platform.stage,
    path: 'webhooks/sweep-messages',
    description: 'Puts messages whose time has come into the queue',
    env: sweepMessagesEnv,
    environment: queueSettings(platform),
    schedule: 'rate(1 minute)',
    runbook: 'webhooks-not-sent',
    timeoutSeconds: 55,
    memoryMb: 1_024,
  });
  fn.grant(['dynamodb:Query'], [`${platform.webhooksTable.tableArn}/index/due`]);
  grantItems(fn, platform, SWEEPER_ITEMS);
  fn.grant(['sqs:SendMessage'], [platform.webhookQueue.queueArn]);
}

function tellOwners(scope: Construct, platform: Webhooks): void {
  const { stage, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnEndpointTrouble', {
    ...{ stage, bus, controlTable, types: CONSUMED_TYPES },
    path: 'webhooks/on-endpoint-trouble',
    description: 'Tells a tenant’s owners that an endpoint fails, or is disabled',
    env: onEndpointTroubleEnv,
    environment: mailingSettings(platform),
    timeoutSeconds: 20,
  });
  for (const items of OWNERS_MAIL) grantControlItems(fn, controlTable, items);
}

function grantItems(
  fn: PlatformFunction,
  { webhooksTable }: Platform,
  all: readonly ControlItems[],
): void {
  for (const items of all) grantControlItems(fn, webhooksTable, items);
}

const EVENTS = { actions: ['PutItem'], leadingKeys: ['TENANT#*'], attributes: EVENT_ATTRIBUTES };

const API_ITEMS = [
  {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    leadingKeys: ['ENDPOINTS#*'],
  },
  { actions: ['PutItem', 'DeleteItem'], leadingKeys: ['RESENDS#*'] },
  { actions: ['BatchGetItem', 'Query', 'PutItem'], leadingKeys: ['MESSAGES#*'] },
  { actions: ['Query'], leadingKeys: ['ATTEMPTS#*'] },
  { actions: ['GetItem', 'Query', 'PutItem'], leadingKeys: ['EVENTS#*'] },
  { actions: ['GetItem', 'PutItem'], leadingKeys: ['IDEMPOTENCY#*'] },
  EVENTS,
];

const FAN_OUT_ITEMS = [
  { actions: ['Query'], leadingKeys: ['ENDPOINTS#*'] },
  { actions: ['PutItem'], leadingKeys: ['MESSAGES#*', 'EVENTS#*'] },
];

const SENDER_ITEMS = [
  { actions: ['GetItem', 'UpdateItem'], leadingKeys: ['ENDPOINTS#*'] },
  { actions: ['BatchGetItem', 'PutItem'], leadingKeys: ['MESSAGES#*'] },
  { actions: ['PutItem'], leadingKeys: ['ATTEMPTS#*'] },
  { actions: ['GetItem'], leadingKeys: ['EVENTS#*'] },
  { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], leadingKeys: ['SLOTS#*'] },
  EVENTS,
];

const SWEEPER_ITEMS = [
  { actions: ['GetItem'], leadingKeys: ['ENDPOINTS#*'] },
  { actions: ['BatchGetItem', 'Query', 'PutItem'], leadingKeys: ['MESSAGES#*'] },
  { actions: ['Query'], leadingKeys: ['EVENTS#*'] },
  { actions: ['BatchGetItem', 'PutItem', 'DeleteItem'], leadingKeys: ['RESENDS#*'] },
];
