import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoReconciliations } from '../../../adapters/dynamodb/metering/dynamo-reconciliations.ts';
import { DynamoUsagePeriods } from '../../../adapters/dynamodb/metering/dynamo-usage-periods.ts';
import { DynamoWindowSealer } from '../../../adapters/dynamodb/metering/dynamo-window-sealer.ts';
import { TenantTimeZones } from '../../../adapters/dynamodb/metering/tenant-time-zones.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { openSince } from '../../../core/metering/begin-metering.ts';
import { sealWindows } from '../../../core/metering/seal-windows.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { OLDEST_UNSEALED_WINDOW } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';
import { sealWindowsEnv } from './env.ts';

const { CONTROL_TABLE_NAME, USAGE_TABLE_NAME } = readEnv(sealWindowsEnv);
const documentClient = documents();

const beginning = {
  periods: new DynamoUsagePeriods(documentClient, {
    usageTableName: USAGE_TABLE_NAME,
    controlTableName: CONTROL_TABLE_NAME,
  }),
  reconciliations: new DynamoReconciliations(documentClient, USAGE_TABLE_NAME),
  timeZones: new TenantTimeZones(new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME)),
  graceHours: bundledPlatformConfig().metering.graceHours,
};

const ports = {
  sealer: new DynamoWindowSealer(documentClient, USAGE_TABLE_NAME),
  openSince: openSince.bind(null, beginning),
  now: () => new Date(),
};

/** Each minute: seals the windows whose hour is over, and once more those that usage came to late. */
export const handler = scheduledFunction(
  {
    log: { done: LOG.windowsSealed, failed: LOG.windowsNotSealed },
    oldest: OLDEST_UNSEALED_WINDOW,
    now: ports.now,
  },
  ({ deadline, onError }) => sealWindows({ ...ports, onError }, deadline),
);
