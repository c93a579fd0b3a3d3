import * as z from 'zod';
import { domainEvent } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import { CHANNELS } from '../notifications/channel.ts';
import { COMPARISONS, HOUR_MS, type Alert } from './alert.ts';
import { METRIC_NAMES } from './metric.ts';

const data = z.object({
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
  channels: z.array(z.enum(CHANNELS)).describe('Over which the owners are notified.'),
});

/** What the platform promises to tell of alerts: once for each crossing. */
export const alertEvents = {
  'analytics_alert.raised': {
    version: 1,
    description: 'A metric went beyond the threshold of an alert.',
    data,
  },
  'analytics_alert.cleared': {
    version: 1,
    description: 'A metric is back where the alert on it is over.',
    data,
  },
} as const satisfies EventCatalog;

export type AlertCrossed = ReturnType<typeof alertCrossed>;

/** Of an alert as it is after the crossing. */
export function alertCrossed(alert: Alert, value: number, to: Date) {
  const { id: alertId, name, metric, event, comparison, threshold, channels } = alert;
  const type = alert.state === 'raised' ? 'analytics_alert.raised' : 'analytics_alert.cleared';
  return domainEvent({
    ...{ type, version: alertEvents[type].version, tenantId: alert.tenantId, time: alert.since },
    actor: { kind: 'system', id: 'product-analytics' },
    data: {
      ...{ alertId, name, metric, comparison, threshold, value },
      ...(event !== undefined && { event }),
      clearAt: alert.clearAt ?? threshold,
      from: new Date(to.getTime() - alert.windowHours * HOUR_MS).toISOString(),
      to: to.toISOString(),
      channels: [...channels],
    },
  });
}
