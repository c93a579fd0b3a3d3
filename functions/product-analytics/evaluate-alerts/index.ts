import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { TRACK_PREFIX } from '../../../adapters/dynamodb/product-analytics/analytics-keys.ts';
import { DynamoAlertRegistry } from '../../../adapters/dynamodb/product-analytics/dynamo-alert-registry.ts';
import { DynamoPlatformCounts } from '../../../adapters/dynamodb/product-analytics/dynamo-platform-counts.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { evaluateAlerts } from '../../../core/product-analytics/evaluate-alerts.ts';
import { levelsOf } from '../../../core/product-analytics/level-of.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { evaluateAlertsEnv } from './env.ts';

const { CONTROL_TABLE_NAME: controlTableName, USAGE_TABLE_NAME: usageTableName } =
  readEnv(evaluateAlertsEnv);
const documentClient = documents();
const { plans } = bundledPlatformConfig();

const ports = {
  alerts: new DynamoAlertRegistry({ documents: documentClient, usageTableName, controlTableName }),
  readers: {
    metered: new DynamoUsageStore(documentClient, usageTableName),
    tracked: new DynamoUsageStore(documentClient, usageTableName, TRACK_PREFIX),
  },
  counts: new DynamoPlatformCounts(documentClient, usageTableName),
  levels: levelsOf(new DynamoTenantFinder(documentClient, controlTableName), plans),
  now: () => new Date(),
};

export const handler = scheduledFunction(
  { log: { done: LOG.alertsEvaluated, failed: LOG.alertNotEvaluated }, now: ports.now },
  ({ deadline, onError }) => evaluateAlerts({ ...ports, onError }, deadline),
);
