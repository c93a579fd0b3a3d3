import { DynamoMeteredHours } from '../../../adapters/dynamodb/metering/dynamo-metered-hours.ts';
import { DynamoStorageCounters } from '../../../adapters/dynamodb/quotas/dynamo-storage-counters.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantIds } from '../../../adapters/dynamodb/tenants/dynamo-tenant-ids.ts';
import { SqsUsageQueue } from '../../../adapters/sqs/sqs-usage-queue.ts';
import { meterStorage } from '../../../core/metering/meter-storage.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { meterStorageEnv } from './env.ts';

const { CONTROL_TABLE_NAME, USAGE_QUEUE_URL, USAGE_TABLE_NAME } = readEnv(meterStorageEnv);
const documentClient = documents();
const counters = new DynamoStorageCounters(documentClient, {
  usageTableName: USAGE_TABLE_NAME,
  controlTableName: CONTROL_TABLE_NAME,
});

const ports = {
  tenants: new DynamoTenantIds(documentClient, CONTROL_TABLE_NAME),
  storedBytes: async (tenantId: TenantId) => (await counters.find(tenantId)).usedBytes,
  hours: new DynamoMeteredHours(documentClient, USAGE_TABLE_NAME),
  queue: new SqsUsageQueue(USAGE_QUEUE_URL),
  now: () => new Date(),
};

/** Each hour: sends what every tenant stores to be counted, for all hours since the last run. */
export const handler = scheduledFunction(
  { log: { done: LOG.storageMetered, failed: LOG.storageNotMetered }, now: ports.now },
  ({ onError }) => meterStorage({ ...ports, onError }),
);
