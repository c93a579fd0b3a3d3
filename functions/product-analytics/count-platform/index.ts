import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { TRACK_PREFIX } from '../../../adapters/dynamodb/product-analytics/analytics-keys.ts';
import { DynamoPlatformCounts } from '../../../adapters/dynamodb/product-analytics/dynamo-platform-counts.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { DynamoTenantIds } from '../../../adapters/dynamodb/tenants/dynamo-tenant-ids.ts';
import { countPlatform } from '../../../core/product-analytics/count-platform.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { countPlatformEnv } from './env.ts';

const { CONTROL_TABLE_NAME, USAGE_TABLE_NAME } = readEnv(countPlatformEnv);
const documentClient = documents();

const ports = {
  readers: {
    metered: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME),
    tracked: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME, TRACK_PREFIX),
  },
  tenantIds: new DynamoTenantIds(documentClient, CONTROL_TABLE_NAME),
  tenants: new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME),
  counts: new DynamoPlatformCounts(documentClient, USAGE_TABLE_NAME),
  now: () => new Date(),
};

/** Each hour does something in one of its runs; the others find that it is done. */
export const handler = scheduledFunction(
  { log: { done: LOG.platformCounted, failed: LOG.platformNotCounted }, now: ports.now },
  ({ deadline, onError }) => countPlatform({ ...ports, onError }, deadline),
);
