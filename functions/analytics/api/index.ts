import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoRevenueDays } from '../../../adapters/dynamodb/analytics/dynamo-revenue-days.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { TenantTimeZones } from '../../../adapters/dynamodb/metering/tenant-time-zones.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { analyticsContract } from '../contract.ts';
import { analyticsApiEnv } from './env.ts';
import { showRevenue } from './show-revenue.ts';
import { showTenantAnalytics, showUsageAnalytics } from './show-usage.ts';

const settings = readEnv(analyticsApiEnv);
const config = bundledPlatformConfig();
const documentClient = documents();
const billing = billingPorts(settings, config, { documents: documentClient });
const tenants = new DynamoTenantFinder(documentClient, settings.CONTROL_TABLE_NAME);

const ports = {
  ...billing,
  tenants,
  prices: billing.priceList,
  costs: config.costs,
  meters: config.metering.meters,
  reader: new DynamoUsageStore(documentClient, settings.USAGE_TABLE_NAME),
  timeZones: new TenantTimeZones(tenants),
  days: new DynamoRevenueDays(documentClient, settings.USAGE_TABLE_NAME),
};

export const handler = apiHandler<'analytics/api'>(
  analyticsContract,
  {
    showUsageAnalytics: showUsageAnalytics(ports),
    showTenantAnalytics: showTenantAnalytics(ports),
    showRevenue: showRevenue(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
