import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoUsageLedger } from '../../../adapters/dynamodb/usage/dynamo-usage-ledger.ts';
import { sealUses } from '../../../core/rate-limits/seal-uses.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { OLDEST_UNSEALED_USES } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';
import { sealUsesEnv } from './env.ts';

const { USAGE_TABLE_NAME } = readEnv(sealUsesEnv);

const ports = {
  ledger: new DynamoUsageLedger(documents(), USAGE_TABLE_NAME),
  now: () => new Date(),
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
