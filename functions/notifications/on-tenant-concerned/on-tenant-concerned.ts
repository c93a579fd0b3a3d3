import { apiKeyEvents } from '../../../core/api-keys/api-key-events.ts';
import { auditStreamEvents } from '../../../core/audit-stream/stream-events.ts';
import { billingEvents } from '../../../core/billing/billing-events.ts';
import { usageReachedEvents } from '../../../core/billing/usage/usage-reached-event.ts';
import { notify, type Notify, type NotifyPorts } from '../../../core/notifications/notify.ts';
import { openTenant, type OpenTenantPorts } from '../../../core/notifications/open-tenant.ts';
import { alertEvents } from '../../../core/product-analytics/alert-events.ts';
import { quotaEvents } from '../../../core/quotas/quota-events.ts';
import { tenantLifeEvents } from '../../../core/tenants/tenant-life-events.ts';
import { webhookEvents } from '../../../core/webhooks/webhook-events.ts';
import { derivedId } from '../../../kit/id.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'webhook_endpoint.failing': webhookEvents['webhook_endpoint.failing'],
  'webhook_endpoint.disabled': webhookEvents['webhook_endpoint.disabled'],
  'quota.reached': quotaEvents['quota.reached'],
  'billing.usage_reached': usageReachedEvents['billing.usage_reached'],
  'billing.dunning_started': billingEvents['billing.dunning_started'],
  'api_key.leaked': apiKeyEvents['api_key.leaked'],
  'audit_stream.failing': auditStreamEvents['audit_stream.failing'],
  'tenant.exported': tenantLifeEvents['tenant.exported'],
  'analytics_alert.raised': alertEvents['analytics_alert.raised'],
  'analytics_alert.cleared': alertEvents['analytics_alert.cleared'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

type Consumed = EventOf<typeof consumedEvents>;
type DataOf<Type> = Extract<Consumed, { type: Type }>['data'];
type Told = Pick<Notify, 'template' | 'data' | 'channels'> &
  Partial<Pick<Notify, 'to' | 'orOwners'>>;

export type OnTenantConcernedPorts = NotifyPorts &
  OpenTenantPorts & {
    /** As people call it. */
    readonly meterName: (meter: string) => string;
  };

/** Tells the owners, or whom an alert names, what concerns their tenant. The same event is told once: its id is that of the notification. */
export const onTenantConcerned =
  (ports: OnTenantConcernedPorts) =>
  async (event: Consumed): Promise<void> => {
    const told = TOLD[event.type](event.data as never, ports);
    const tenant = told && (await openTenant(ports, event.tenantId));
    if (!told || !tenant) return;
    const id = derivedId('ntf', event.time, event.id);
    const sent = await notify(ports, tenant, { id, to: 'owners', ...told });
    if (!sent.ok) throw new Error(`Owners could not be told of an event: ${sent.error.kind}.`);
  };

type Names = Pick<OnTenantConcernedPorts, 'meterName'>;
type Table = {
  readonly [Type in Consumed['type']]: (data: DataOf<Type>, names: Names) => Told | null;
};

/** Null for what an owner did by purpose, or wants told to webhooks alone. */
const TOLD: Table = {
  'webhook_endpoint.failing': ({ host, reason }) => tell('webhook-failing', { host, reason }),
  'webhook_endpoint.disabled': ({ host, because }) =>
    because === 'asked' ? null : tell('webhook-disabled', { host }),
  'quota.reached': ({ percent }) => tell('storage-reached', { percent }),
  'billing.usage_reached': ({ percent, meter, used, limit }, { meterName }) =>
    tell('usage-reached', { percent, meter: meterName(meter), used, limit }),
  'billing.dunning_started': ({ graceEndsAt }) =>
    tell('payment-failed', { date: dayOf(graceEndsAt) }),
  'api_key.leaked': ({ name, lastFour }) => tell('api-key-leaked', { name, lastFour }),
  'audit_stream.failing': ({ to, reason }) => tell('audit-stream-failing', { to, reason }),
  'tenant.exported': ({ expiresAt }) => tell('export-ready', { date: dayOf(expiresAt) }),
  'analytics_alert.raised': (data) => crossing('raised', data),
  'analytics_alert.cleared': (data) => crossing('over', data),
};

/** Over the channels that the alert names, to whom it names, or to owners once none of them is a member. */
function crossing(
  state: string,
  { channels, members, ...data }: DataOf<'analytics_alert.raised'>,
): Told | null {
  const { name, metric, event, value, threshold, from, to } = data;
  if (channels.length === 0) return null;
  return {
    ...{ template: 'analytics_alert', channels },
    ...(members.length > 0 && { to: members.map((memberId) => ({ memberId })), orOwners: true }),
    data: {
      ...{ name, state, metric: event ?? metric, from, to },
      value: String(Math.round(value * 100) / 100),
      threshold: String(threshold),
    },
  };
}

const tell = (template: string, data: Told['data']): Told => ({ template, data });
const dayOf = (time: string): string => time.slice(0, 10);
