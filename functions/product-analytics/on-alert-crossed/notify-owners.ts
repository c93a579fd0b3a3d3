import { notify, type NotifyPorts } from '../../../core/notifications/notify.ts';
import { alertEvents } from '../../../core/product-analytics/alert-events.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { derivedId, isId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'analytics_alert.raised': alertEvents['analytics_alert.raised'],
  'analytics_alert.cleared': alertEvents['analytics_alert.cleared'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

type Ports = NotifyPorts & { readonly tenants: Pick<TenantFinder, 'find'> };

/** Notifies the owners, once: the notification's id is the event's. */
export const notifyOwners =
  (ports: Ports) =>
  async ({ id, type, time, tenantId, data }: EventOf<typeof consumedEvents>): Promise<void> => {
    const { channels, name, metric, event, value, threshold, from, to } = data;
    if (channels.length === 0 || !isId('tnt', tenantId)) return;
    const tenant = await ports.tenants.find(tenantId);
    if (!tenant) return;
    const notified = await notify(ports, scopeForPlatform(tenant), {
      ...{ to: 'owners', template: 'analytics_alert', channels },
      id: derivedId('ntf', time, id),
      data: {
        ...{ name, metric: event ?? metric, from, to },
        state: type === 'analytics_alert.raised' ? 'raised' : 'over',
        value: String(Math.round(value * 100) / 100),
        threshold: String(threshold),
      },
    });
    if (!notified.ok) throw new Error(`The owners were not notified: ${notified.error.kind}.`);
  };
