import { describe, expect, it } from 'vitest';
import { domainEvent } from '../../../core/events/domain-event.ts';
import { OWNER_TEMPLATES } from '../../../core/notifications/owner-templates.ts';
import { renderNotification } from '../../../core/notifications/render.ts';
import {
  consumedEvents,
  onTenantConcerned,
} from '../../../functions/notifications/on-tenant-concerned/on-tenant-concerned.ts';
import { newId } from '../../../kit/id.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';

type Type = keyof typeof consumedEvents;

const host = 'hooks.acme.example';
const time = '2026-11-28T12:00:00.000Z';
const endpoint = { endpointId: newId('whe'), host };
const alert = {
  ...{ alertId: newId('aal'), name: 'Many', metric: 'tracked_events', comparison: 'above' },
  ...{ threshold: 100, clearAt: 80, value: 140, from: time, to: time, channels: ['in_app'] },
};
const HAPPENED = [
  [
    'webhook_endpoint.failing',
    { ...endpoint, since: time, reason: 'It answered 500.' },
    `Webhooks to ${host} fail`,
  ],
  [
    'webhook_endpoint.disabled',
    { ...endpoint, because: 'gone' },
    `Webhooks to ${host} were disabled`,
  ],
  [
    'quota.reached',
    { quota: 'storage', percent: 80, used: 8, limit: 10 },
    '80 % of the storage is used',
  ],
  [
    'billing.usage_reached',
    {
      ...{ meter: 'api_calls', percent: 100, used: 10, limit: 10, limitKind: 'included' },
      periodEndsAt: time,
    },
    '100 % of API calls is used',
  ],
  ['billing.dunning_started', { invoiceId: newId('inv'), graceEndsAt: time }, 'A payment failed'],
  [
    'api_key.leaked',
    {
      ...{ keyId: newId('key'), name: 'CRM', mode: 'live', permissions: [], lastFour: 'x7Qa' },
      ...{ which: 'current', reportedBy: 'github' },
    },
    'The API key CRM was found in public',
  ],
  [
    'audit_stream.failing',
    { kind: 'https', to: 'siem.acme.example', since: time, reason: 'It answered 503.' },
    'The audit log does not arrive at siem.acme.example',
  ],
  [
    'tenant.exported',
    {
      ...{ slug: 'acme', name: 'Acme', plan: 'pro', isolation: 'shared_schema' },
      ...{ exportId: newId('job'), bytes: 1, expiresAt: time },
    },
    'The export is ready',
  ],
  ['analytics_alert.raised', alert, 'Alert raised: Many'],
  ['analytics_alert.cleared', alert, 'Alert over: Many'],
] as const satisfies readonly (readonly [Type, object, string])[];

function arrange() {
  const world = notificationWorld();
  const handle = onTenantConcerned({ ...world.ports, meterName: () => 'API calls' });
  const eventOf = (type: Type, data: object, tenantId: string = world.tenant.id) => {
    const facts = { tenantId, time: world.clock.now, version: consumedEvents[type].version };
    const actor = { kind: 'system', id: 'test' } as const;
    const parsed = consumedEvents[type].data.parse(data);
    return domainEvent({ ...facts, type, actor, data: parsed }) as Parameters<typeof handle>[0];
  };
  return { world, handle, eventOf };
}

describe('what concerns a tenant', () => {
  it.each(HAPPENED)('is in its owners’ inboxes, once: %s', async (type, data, title) => {
    const { world, handle, eventOf } = arrange();
    const event = eventOf(type, data);
    for (let time = 0; time < 3; time += 1) await handle(event);
    await world.drain();
    expect(await world.inboxOf('ada')).toMatchObject([{ title }]);
    expect(await world.inboxOf('bob')).toEqual([]);
    expect(world.mails).toEqual([]);
  });

  it('is each type that is consumed', () => {
    expect(HAPPENED.map(([type]) => type).toSorted()).toEqual(
      Object.keys(consumedEvents).toSorted(),
    );
  });

  it('is not what an owner did by purpose, nor of a tenant that has ended or is none', async () => {
    const { world, handle, eventOf } = arrange();
    await handle(eventOf('webhook_endpoint.disabled', { ...endpoint, because: 'asked' }));
    const [type, data] = HAPPENED[0];
    await handle(eventOf(type, data, newId('tnt')));
    world.ports.tenants.put({ ...world.tenant, state: 'terminated' });
    await handle(eventOf(type, data));
    expect(world.schedule.all.size).toBe(0);
  });

  it('waits while the tenant is moved', async () => {
    const { world, handle, eventOf } = arrange();
    world.move.isPaused = true;
    await expect(handle(eventOf(HAPPENED[0][0], HAPPENED[0][1]))).rejects.toThrow('moved');
    expect(world.schedule.all.size).toBe(0);
  });
});

describe('the texts of what concerns a tenant', () => {
  it.each(Object.entries(OWNER_TEMPLATES))('are whole in both languages: %s', (_, template) => {
    const shownIn = (locale: string) => {
      const { title, text } = renderNotification(template, template.sample, locale);
      return `${title}: ${text}`;
    };
    const [english, german] = [shownIn('en'), shownIn('de')];
    for (const shown of [english, german]) {
      expect(shown).not.toMatch(/[{}]/);
      for (const value of Object.values(template.sample)) expect(shown).toContain(String(value));
    }
    expect(german).not.toBe(english);
  });
});
