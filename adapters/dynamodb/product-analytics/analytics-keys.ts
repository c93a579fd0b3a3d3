/** Begins the keys of what is counted of tracked events; the table in core/product-analytics/README.md explains them. */
export const TRACK_PREFIX = 'TRACK_';

const analyticsPartition = (tenantId: string) => `ANALYTICS#${tenantId}`;

export const settingsKey = (tenantId: string) => ({
  pk: analyticsPartition(tenantId),
  sk: 'SETTINGS',
});
