import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoRevenueDays } from '../../../adapters/dynamodb/analytics/dynamo-revenue-days.ts';
import { DynamoBillingAccounts } from '../../../adapters/dynamodb/billing/dynamo-billing-accounts.ts';
import { DynamoLedger } from '../../../adapters/dynamodb/billing/dynamo-ledger.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { DynamoTenantIds } from '../../../adapters/dynamodb/tenants/dynamo-tenant-ids.ts';
import { takeRevenueDay } from '../../../core/analytics/take-revenue-day.ts';
import { tenantDayOf } from '../../../core/analytics/tenant-day-of.ts';
import { priceListOf } from '../../../core/billing/price-list-of.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { takeRevenueDayEnv } from './env.ts';

const { CONTROL_TABLE_NAME: tableName, USAGE_TABLE_NAME } = readEnv(takeRevenueDayEnv);
const config = bundledPlatformConfig();
const documentClient = documents();
const now = () => new Date();

const ports = {
  now,
  tenants: new DynamoTenantIds(documentClient, tableName),
  days: new DynamoRevenueDays(documentClient, USAGE_TABLE_NAME),
  tenantDayOf: tenantDayOf({
    tenants: new DynamoTenantFinder(documentClient, tableName),
    accounts: new DynamoBillingAccounts({ documents: documentClient, tableName, now }),
    ledger: new DynamoLedger(documentClient, tableName),
    prices: priceListOf(config),
    meters: config.metering.meters,
    reader: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME),
    costs: config.costs,
  }),
};

/** Each hour, and once a day it does something: writes down what tenants bring and cost. */
export const handler = scheduledFunction(
  { log: { done: LOG.revenueDayTaken, failed: LOG.revenueDayNotTaken }, now },
  ({ deadline, onError }) => takeRevenueDay({ ...ports, onError }, deadline),
);
