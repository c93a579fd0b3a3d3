import { route } from './route.ts';

/** What is used, spent and earned; and what tenants’ products track. */
export const analyticsRoutes = {
  showUsageAnalytics: route('GET /v1/analytics/usage', 'analytics/api', 'usage:read'),
  showTenantAnalytics: route(
    'GET /v1/analytics/tenants/{tenantId}',
    'analytics/api',
    'revenue:read',
  ),
  showRevenue: route('GET /v1/analytics/revenue', 'analytics/api', 'revenue:read'),

  trackEvents: route('POST /v1/analytics/events', 'product-analytics/ingest', 'analytics:write'),
  listMetricNames: route(
    'GET /v1/analytics/metric-names',
    'product-analytics/api',
    'analytics:read',
  ),
  showMetrics: route('GET /v1/analytics/metrics', 'product-analytics/api', 'analytics:read'),
  showTenantMetrics: route(
    'GET /v1/analytics/tenants/{tenantId}/metrics',
    'product-analytics/api',
    'tenants:read',
  ),
  showPlatformMetrics: route(
    'GET /v1/platform/metrics',
    'product-analytics/api',
    'platform-metrics:read',
  ),
  listPlatformAlerts: route(
    'GET /v1/platform/alerts',
    'product-analytics/api',
    'platform-metrics:read',
  ),
  createPlatformAlert: route(
    'POST /v1/platform/alerts',
    'product-analytics/api',
    'platform-alerts:write',
  ),
  getPlatformAlert: route(
    'GET /v1/platform/alerts/{alertId}',
    'product-analytics/api',
    'platform-metrics:read',
  ),
  changePlatformAlert: route(
    'PATCH /v1/platform/alerts/{alertId}',
    'product-analytics/api',
    'platform-alerts:write',
  ),
  removePlatformAlert: route(
    'DELETE /v1/platform/alerts/{alertId}',
    'product-analytics/api',
    'platform-alerts:write',
  ),
  showAnalyticsSettings: route(
    'GET /v1/analytics/settings',
    'product-analytics/api',
    'analytics:read',
  ),
  putAnalyticsSettings: route(
    'PUT /v1/analytics/settings',
    'product-analytics/api',
    'analytics:write',
  ),
  listAlerts: route('GET /v1/analytics/alerts', 'product-analytics/api', 'analytics:read'),
  createAlert: route('POST /v1/analytics/alerts', 'product-analytics/api', 'analytics:write'),
  getAlert: route('GET /v1/analytics/alerts/{alertId}', 'product-analytics/api', 'analytics:read'),
  changeAlert: route(
    'PATCH /v1/analytics/alerts/{alertId}',
    'product-analytics/api',
    'analytics:write',
  ),
  removeAlert: route(
    'DELETE /v1/analytics/alerts/{alertId}',
    'product-analytics/api',
    'analytics:write',
  ),
};
