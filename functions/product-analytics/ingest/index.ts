import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { TRACK_PREFIX } from '../../../adapters/dynamodb/product-analytics/analytics-keys.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { SqsUsageQueue } from '../../../adapters/sqs/sqs-usage-queue.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { trackingContract } from '../tracking-contract.ts';
import { trackingEnv } from './env.ts';
import { trackEventsOperation } from './track-events.ts';

const { TRACK_QUEUE_URL, USAGE_TABLE_NAME } = readEnv(trackingEnv);

const ports = {
  plans: bundledPlatformConfig().plans,
  seen: new DynamoUsageStore(documents(), USAGE_TABLE_NAME, TRACK_PREFIX),
  queue: new SqsUsageQueue(TRACK_QUEUE_URL),
  now: () => new Date(),
};

export const handler = apiHandler<'product-analytics/ingest'>(
  trackingContract,
  { trackEvents: trackEventsOperation(ports) },
  edgePorts(readEnv(edgeEnv)),
);
