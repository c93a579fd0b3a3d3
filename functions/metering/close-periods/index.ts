import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoUsagePeriods } from '../../../adapters/dynamodb/metering/dynamo-usage-periods.ts';
import { DynamoWindowSealer } from '../../../adapters/dynamodb/metering/dynamo-window-sealer.ts';
import { TenantTimeZones } from '../../../adapters/dynamodb/metering/tenant-time-zones.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { closePeriods } from '../../../core/metering/close-periods.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { closePeriodsEnv } from './env.ts';

const { CONTROL_TABLE_NAME, USAGE_TABLE_NAME } = readEnv(closePeriodsEnv);
const documentClient = documents();
const sealer = new DynamoWindowSealer(documentClient, USAGE_TABLE_NAME);

const ports = {
  periods: new DynamoUsagePeriods(documentClient, {
    usageTableName: USAGE_TABLE_NAME,
    controlTableName: CONTROL_TABLE_NAME,
  }),
  timeZones: new TenantTimeZones(new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME)),
  graceHours: bundledPlatformConfig().metering.graceHours,
  isSealingLate: (now: Date) => sealer.isLate(now),
  now: () => new Date(),
};

/** Each hour: closes the periods of usage that are over in their tenants' time zones. */
export const handler = scheduledFunction(
  { log: { done: LOG.periodsClosed, failed: LOG.periodNotClosed }, now: ports.now },
  ({ deadline, onError }) => closePeriods({ ...ports, onError }, deadline),
);
