import type { Day } from '../../../core/analytics/revenue-day.ts';

/** The keys of revenue in the UsageTable; the table in core/analytics/README.md explains them. */
export const dayPartition = (day: Day) => `REVENUE#${day}`;
export const TENANT_PREFIX = 'TENANT#';
export const tenantDayKey = (day: Day, tenantId: string) => ({
  pk: dayPartition(day),
  sk: `${TENANT_PREFIX}${tenantId}`,
});
export const closedKey = (day: Day) => ({ pk: dayPartition(day), sk: 'CLOSED' });

/** One item a day, so that a month is one Query. */
export const SUMS_PARTITION = 'REVENUE#SUMS';
export const sumKey = (day: Day) => ({ pk: SUMS_PARTITION, sk: day });
