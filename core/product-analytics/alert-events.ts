import * as z from 'zod';
import { domainEvent, WHOLE_PLATFORM } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import { CHANNELS } from '../notifications/channel.ts';
import { COMPARISONS, HOUR_MS, type Alert } from './alert.ts';
import { METRIC_NAMES } from './metric.ts';

const crossing = z.object({
  alertId: z.string().describe('The alert.'),
  name: z.string().describe('As it was called.'),
  metric: z.enum(METRIC_NAMES).describe('What it watches.'),
  event: z.string().optional().describe('Where it watches tracked events of one name: that name.'),
  comparison: z.enum(COMPARISONS).describe('A change is one in percent of the window before.'),
  threshold: z.number().describe('Beyond this it is raised.'),
  clearAt: z.number().describe('From here on it is over.'),
  value: z.number().describe('What was counted, or by how many percent it changed.'),
  from: z.iso.datetime().describe('The begin of the window.'),
  to: z.iso.datetime().describe('Its end.'),
  channels: z.array(z.enum(CHANNELS)).describe('Over which people are notified.'),
});
const ofTenants = crossing.extend({
  members: z
    .array(z.string())
    .default([])
    .describe('Who is notified: these members, or the owners where nobody is named.'),
});
const ofOperators = crossing.extend({
  ofTenant: z.string().optional().describe('Whose metric it is; of all tenants without it.'),
});

/** What the platform promises to tell of alerts: once for each crossing. */
export const alertEvents = {
  'analytics_alert.raised': {
    version: 1,
    description: 'A metric went beyond the threshold of an alert.',
    data: ofTenants,
  },
  'analytics_alert.cleared': {
    version: 1,
    description: 'A metric is back where the alert on it is over.',
    data: ofTenants,
  },
  'platform_alert.raised': {
    version: 1,
    description: 'A metric went beyond the threshold of an alert of operators.',
    data: ofOperators,
    isOfPlatform: true,
  },
  'platform_alert.cleared': {
    version: 1,
    description: 'A metric is back where an alert of operators on it is over.',
    data: ofOperators,
    isOfPlatform: true,
  },
} as const satisfies EventCatalog;

export type AlertCrossed = ReturnType<typeof alertCrossed | typeof platformAlertCrossed>;

/** Of an alert as it is after the crossing. */
export const crossingOf = (alert: Alert, value: number, to: Date): AlertCrossed =>
  alert.tenantId === WHOLE_PLATFORM
    ? platformAlertCrossed(alert, value, to)
    : alertCrossed(alert, value, to);

export function alertCrossed(alert: Alert, value: number, to: Date) {
  const type = alert.state === 'raised' ? 'analytics_alert.raised' : 'analytics_alert.cleared';
  const data = { ...dataOf(alert, value, to), members: [...(alert.members ?? [])] };
  return domainEvent({ ...headOf(alert), type, version: alertEvents[type].version, data });
}

export function platformAlertCrossed(alert: Alert, value: number, to: Date) {
  const type = alert.state === 'raised' ? 'platform_alert.raised' : 'platform_alert.cleared';
  const { ofTenant } = alert;
  const data = { ...dataOf(alert, value, to), ...(ofTenant !== undefined && { ofTenant }) };
  return domainEvent({ ...headOf(alert), type, version: alertEvents[type].version, data });
}

const headOf = ({ tenantId, since }: Alert) => ({
  ...{ tenantId, time: since },
  actor: { kind: 'system', id: 'product-analytics' } as const,
});

function dataOf(alert: Alert, value: number, to: Date) {
  const { id: alertId, name, metric, event, comparison, threshold, channels } = alert;
  return {
    ...{ alertId, name, metric, comparison, threshold, value },
    ...(event !== undefined && { event }),
    clearAt: alert.clearAt ?? threshold,
    from: new Date(to.getTime() - alert.windowHours * HOUR_MS).toISOString(),
    to: to.toISOString(),
    channels: [...channels],
  };
}
