import { apiKeyEvents } from '../../../core/api-keys/api-key-events.ts';
import { auditStreamEvents } from '../../../core/audit-stream/stream-events.ts';
import { billingEvents } from '../../../core/billing/billing-events.ts';
import { usageReachedEvents } from '../../../core/billing/usage/usage-reached-event.ts';
import { hasEnded } from '../../../core/notifications/has-ended.ts';
import type { TemplateData } from '../../../core/notifications/notification.ts';
import { notify, type NotifyPorts } from '../../../core/notifications/notify.ts';
import { quotaEvents } from '../../../core/quotas/quota-events.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import { tenantLifeEvents } from '../../../core/tenants/tenant-life-events.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { webhookEvents } from '../../../core/webhooks/webhook-events.ts';
import { derivedId, isId } from '../../../kit/id.ts';
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
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

type Consumed = EventOf<typeof consumedEvents>;
type Told = { readonly template: string; readonly data: TemplateData };

export type OnTenantConcernedPorts = NotifyPorts & {
  readonly tenants: TenantFinder;
  readonly isPaused: (userPoolId: string) => Promise<boolean>;
  /** As people call it. */
  readonly meterName: (meter: string) => string;
};

/** Puts into the owners' inboxes what concerns their tenant. The same event is told once: its id is that of the notification. */
export const onTenantConcerned =
  (ports: OnTenantConcernedPorts) =>
  async (event: Consumed): Promise<void> => {
    const told = toldBy(event, ports);
    const tenant =
      told && isId('tnt', event.tenantId) && (await ports.tenants.find(event.tenantId));
    if (!told || !tenant || !tenant.identity || hasEnded(tenant)) return;
    if (await ports.isPaused(tenant.identity.userPoolId)) {
      throw new Error('The tenant is being moved: its owners are told when it has been.');
    }
    const id = derivedId('ntf', event.time, event.id);
    const sent = await notify(ports, scopeForPlatform(tenant), { id, to: 'owners', ...told });
    if (!sent.ok) throw new Error(`Owners could not be told of an event: ${sent.error.kind}.`);
  };

/** Null for what an owner did by purpose. */
function toldBy(event: Consumed, { meterName }: Pick<OnTenantConcernedPorts, 'meterName'>) {
  switch (event.type) {
    case 'webhook_endpoint.failing':
      return tell('webhook-failing', { host: event.data.host, reason: event.data.reason });
    case 'webhook_endpoint.disabled':
      return event.data.because === 'asked'
        ? null
        : tell('webhook-disabled', { host: event.data.host });
    case 'quota.reached':
      return tell('storage-reached', { percent: event.data.percent });
    case 'billing.usage_reached': {
      const { percent, meter, used, limit } = event.data;
      return tell('usage-reached', { percent, meter: meterName(meter), used, limit });
    }
    case 'billing.dunning_started':
      return tell('payment-failed', { date: dayOf(event.data.graceEndsAt) });
    case 'api_key.leaked':
      return tell('api-key-leaked', { name: event.data.name, lastFour: event.data.lastFour });
    case 'audit_stream.failing':
      return tell('audit-stream-failing', { to: event.data.to, reason: event.data.reason });
    case 'tenant.exported':
      return tell('export-ready', { date: dayOf(event.data.expiresAt) });
  }
}

const tell = (template: string, data: TemplateData): Told => ({ template, data });
const dayOf = (time: string): string => time.slice(0, 10);
