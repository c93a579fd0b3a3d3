import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoMemberRegistry } from '../../../adapters/dynamodb/members/dynamo-member-registry.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { TenantTimeZones } from '../../../adapters/dynamodb/metering/tenant-time-zones.ts';
import { TRACK_PREFIX } from '../../../adapters/dynamodb/product-analytics/analytics-keys.ts';
import { DynamoAlertRegistry } from '../../../adapters/dynamodb/product-analytics/dynamo-alert-registry.ts';
import { DynamoAnalyticsSettings } from '../../../adapters/dynamodb/product-analytics/dynamo-analytics-settings.ts';
import { DynamoPlatformCounts } from '../../../adapters/dynamodb/product-analytics/dynamo-platform-counts.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { productAnalyticsContract } from '../contract.ts';
import {
  changeAlertOperation,
  createAlertOperation,
  getAlertOperation,
  listAlertsOperation,
  removeAlertOperation,
} from './alerts.ts';
import { productAnalyticsApiEnv } from './env.ts';
import {
  changePlatformAlertOperation,
  createPlatformAlertOperation,
  getPlatformAlertOperation,
  listPlatformAlertsOperation,
  removePlatformAlertOperation,
} from './platform-alerts.ts';
import { putAnalyticsSettingsOperation, showAnalyticsSettingsOperation } from './settings.ts';
import {
  listMetricNamesOperation,
  showMetricsOperation,
  showPlatformMetricsOperation,
  showTenantMetricsOperation,
} from './show-metrics.ts';

const { CONTROL_TABLE_NAME, USAGE_TABLE_NAME } = readEnv(productAnalyticsApiEnv);
const documentClient = documents();
const tenants = new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME);

const ports = {
  plans: bundledPlatformConfig().plans,
  members: new DynamoMemberRegistry(documentClient, CONTROL_TABLE_NAME),
  tenants,
  settings: new DynamoAnalyticsSettings(documentClient, USAGE_TABLE_NAME),
  alerts: new DynamoAlertRegistry({
    ...{ documents: documentClient, usageTableName: USAGE_TABLE_NAME },
    controlTableName: CONTROL_TABLE_NAME,
  }),
  readers: {
    metered: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME),
    tracked: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME, TRACK_PREFIX),
  },
  counts: new DynamoPlatformCounts(documentClient, USAGE_TABLE_NAME),
  timeZones: new TenantTimeZones(tenants),
  now: () => new Date(),
};

export const handler = apiHandler<'product-analytics/api'>(
  productAnalyticsContract,
  {
    listMetricNames: listMetricNamesOperation(),
    showMetrics: showMetricsOperation(ports),
    showTenantMetrics: showTenantMetricsOperation(ports),
    showPlatformMetrics: showPlatformMetricsOperation(ports),
    showAnalyticsSettings: showAnalyticsSettingsOperation(ports),
    putAnalyticsSettings: putAnalyticsSettingsOperation(ports),
    listAlerts: listAlertsOperation(ports),
    createAlert: createAlertOperation(ports),
    getAlert: getAlertOperation(ports),
    changeAlert: changeAlertOperation(ports),
    removeAlert: removeAlertOperation(ports),
    listPlatformAlerts: listPlatformAlertsOperation(ports),
    createPlatformAlert: createPlatformAlertOperation(ports),
    getPlatformAlert: getPlatformAlertOperation(ports),
    changePlatformAlert: changePlatformAlertOperation(ports),
    removePlatformAlert: removePlatformAlertOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
