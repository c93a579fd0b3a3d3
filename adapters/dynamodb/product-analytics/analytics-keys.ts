/** Begins the keys of what is counted of tracked events; the table in core/product-analytics/README.md explains them. */
export const TRACK_PREFIX = 'TRACK_';

const hourText = (time: Date): string => time.toISOString().slice(0, 13);

/** What all tenants counted together. */
export const platformPartition = (metric: string) => `PLATFORM_METRIC#${metric}`;
export const platformSortKey = (grain: string, start: Date) => `${grain}#${hourText(start)}`;
export const platformLastKey = { pk: platformPartition('counted'), sk: 'LAST' };

export const analyticsPartition = (tenantId: string) => `ANALYTICS#${tenantId}`;

const keyOf = (tenantId: string, sk: string) => ({ pk: analyticsPartition(tenantId), sk });

export const settingsKey = (tenantId: string) => keyOf(tenantId, 'SETTINGS');

export const ALERT_PREFIX = 'ALERT#';
export const alertKey = (tenantId: string, id: string) => keyOf(tenantId, `${ALERT_PREFIX}${id}`);
/** How many alerts there are. */
export const alertCountKey = (tenantId: string) => keyOf(tenantId, 'ALERTS');
/** Of the creation of an alert. */
export const alertClaimKey = (tenantId: string, actor: string, key: string) =>
  keyOf(tenantId, `IDEMPOTENCY#${actor}#${key}`);
