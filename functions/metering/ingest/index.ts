import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoQuarantine } from '../../../adapters/dynamodb/metering/dynamo-quarantine.ts';
import { DynamoReachedCaps } from '../../../adapters/dynamodb/metering/dynamo-reached-caps.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { SqsUsageQueue } from '../../../adapters/sqs/sqs-usage-queue.ts';
import { hasHardCaps } from '../../../core/billing/plan-terms.ts';
import { priceListOf } from '../../../core/billing/price-list-of.ts';
import { EventCounter } from '../../../core/metering/contribution.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { ingestContract } from '../ingest-contract.ts';
import { ingestEnv } from './env.ts';
import { replayQuarantinedEventOperation } from './replay-quarantined-event.ts';
import { sendUsageEventsOperation } from './send-usage-events.ts';

const { USAGE_QUEUE_URL, USAGE_TABLE_NAME } = readEnv(ingestEnv);
const documentClient = documents();

const config = bundledPlatformConfig();

const ports = {
  counter: new EventCounter(config.metering.meters),
  ...(hasHardCaps(priceListOf(config).sold) && {
    caps: new DynamoReachedCaps(documentClient, USAGE_TABLE_NAME),
  }),
  seen: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME),
  quarantine: new DynamoQuarantine(documentClient, USAGE_TABLE_NAME),
  queue: new SqsUsageQueue(USAGE_QUEUE_URL),
  now: () => new Date(),
};

export const handler = apiHandler<'metering/ingest'>(
  ingestContract,
  {
    sendUsageEvents: sendUsageEventsOperation(ports),
    replayQuarantinedEvent: replayQuarantinedEventOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
