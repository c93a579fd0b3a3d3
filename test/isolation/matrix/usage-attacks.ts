import type { Target } from './parties.ts';
import type { RoutePlan } from './route-plan.ts';
import { storageWindowId } from './storage-window-id.ts';
import { STORES } from './stores.ts';

const usage = STORES.usageTable.name;

/** The other's window of stored bytes: an id names a window and no tenant, as it should. */
const byWindow = () => ({ windowId: storageWindowId(new Date()) });
/** Before there were these tenants: nothing is counted meanwhile. */
const before = () => ({ from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' });
const ofLastMonth = () => ({ meter: 'mails_sent', ...before() });
const byQuarantined = ({ tenantId }: Target) => ({ eventId: tenantId.replace('tnt_', 'uqe_') });

/** Within what every plan keeps. */
const hourOfPast = () => {
  const to = new Date(Date.now() - 86_400_000);
  return { from: to.toISOString(), to: to.toISOString() };
};

const byAlert = ({ alertId }: Target) => ({ alertId });
const byTenant = ({ tenantId }: Target) => ({ tenantId });

/** How the routes of usage are aimed at another tenant. */
export const USAGE_ATTACKS = {
  // Always the same event: its copies are told what the first one was not.
  sendUsageEvents: {
    store: usage,
    oneByOne: true,
    body: ({ tenantId }) => ({
      ...{ id: 'attack', source: 'attack', type: 'mail.sent' },
      data: { recipients: 0, region: 'eu', tenantId },
    }),
  },
  listQuotas: { store: usage },
  showLimits: { store: usage },
  listUsage: { store: usage, query: ofLastMonth },
  showCurrentUsage: { store: usage },
  showUsageAnalytics: { store: usage, query: before },
  showTenantAnalytics: { store: usage, params: byTenant },
  showRevenue: { store: usage },
  trackEvents: {
    store: usage,
    oneByOne: true,
    body: ({ tenantId }) => ({ id: 'attack', name: 'attack', properties: { tenantId } }),
  },
  listMetricNames: { store: usage },
  showMetrics: { store: usage, query: () => ({ name: 'api_calls', ...hourOfPast() }) },
  showTenantMetrics: {
    ...{ store: usage, params: byTenant },
    query: () => ({ name: 'api_calls', ...hourOfPast() }),
  },
  showPlatformMetrics: { store: usage, query: () => ({ name: 'api_calls', ...hourOfPast() }) },
  listPlatformAlerts: { store: usage },
  createPlatformAlert: {
    store: usage,
    body: ({ tenantId }) => ({
      ...{ name: tenantId, metric: 'storage', comparison: 'above', threshold: 0, clearAt: 1 },
    }),
  },
  getPlatformAlert: { store: usage, params: byAlert },
  changePlatformAlert: { store: usage, params: byAlert, body: () => ({ threshold: 1 }) },
  removePlatformAlert: { store: usage, params: byAlert },
  showAnalyticsSettings: { store: usage },
  putAnalyticsSettings: { store: usage, body: () => ({ dimensions: [] }) },
  listAlerts: { store: usage },
  createAlert: {
    store: usage,
    // Over before it is raised: no alert is made, so that each attempt is answered alike.
    body: ({ tenantId }) => ({
      ...{ name: tenantId, metric: 'storage', comparison: 'above', threshold: 0, clearAt: 1 },
    }),
  },
  getAlert: { store: usage, params: byAlert },
  changeAlert: { store: usage, params: byAlert, body: () => ({ threshold: 1 }) },
  removeAlert: { store: usage, params: byAlert },
  listMeters: { store: usage },
  listWindowEvents: { store: STORES.usageLog.name, params: byWindow },
  listQuarantinedEvents: { store: usage },
  replayQuarantinedEvent: { store: usage, params: byQuarantined },
} satisfies Readonly<Record<string, RoutePlan>>;
