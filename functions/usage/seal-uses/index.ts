import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoUsageLedger } from '../../../adapters/dynamodb/usage/dynamo-usage-ledger.ts';
import { SqsUsageQueue } from '../../../adapters/sqs/sqs-usage-queue.ts';
import { meterApiCalls } from '../../../core/metering/meter-api-calls.ts';
import { sealUses } from '../../../core/rate-limits/seal-uses.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { OLDEST_UNSEALED_USES } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';
import { sealUsesEnv } from './env.ts';

const { USAGE_QUEUE_URL, USAGE_TABLE_NAME } = readEnv(sealUsesEnv);
const queue = new SqsUsageQueue(USAGE_QUEUE_URL);
const now = () => new Date();

const ports = {
  ledger: new DynamoUsageLedger(documents(), USAGE_TABLE_NAME),
  tell: meterApiCalls.bind(null, { queue, now }),
  now,
};

/** Each minute: seals the hours of tenants' requests that are over. */
export const handler = scheduledFunction(
  {
    log: { done: LOG.usesSealed, failed: LOG.useSealFailed },
    oldest: OLDEST_UNSEALED_USES,
    now: ports.now,
  },
  ({ deadline, onError }) => sealUses({ ...ports, onError }, deadline),
);
