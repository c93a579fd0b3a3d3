import { beforeEach, describe, expect, it } from 'vitest';
import { alertCrossed } from '../../../core/product-analytics/alert-events.ts';
import type { Channel } from '../../../core/notifications/channel.ts';
import type { Notification } from '../../../core/notifications/notification.ts';
import { platformTemplates } from '../../../core/notifications/find-template.ts';
import { onTenantConcerned } from '../../../functions/notifications/on-tenant-concerned/on-tenant-concerned.ts';
import { newId } from '../../../kit/id.ts';
import { ok } from '../../../kit/result.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { RULE } from '../../support/alert-world.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const NOW = new Date('2026-11-28T13:20:00Z');
const tenant = { ...aTenant(NOW), identity: { userPoolId: 'pool', clientId: 'c' } };

let sent: Notification[];
let queued: string[];
beforeEach(() => {
  sent = [];
  queued = [];
});

const crossed = (channels: readonly Channel[], event?: string, members?: readonly string[]) =>
  alertCrossed(
    {
      ...{ ...RULE, id: newId('aal'), tenantId: tenant.id, since: NOW, revision: 2 },
      ...{ state: 'raised', channels, ...(event && { event }), members },
    },
    140.123,
    new Date('2026-11-28T13:00:00Z'),
  );

const tenants = new FakeTenantFinder();
tenants.put(tenant);
const handle = () =>
  onTenantConcerned({
    tenants,
    isPaused: () => Promise.resolve(false),
    meterName: (meter) => meter,
    templates: platformTemplates,
    store: {
      create: (_, notification) => {
        sent.push(notification);
        return Promise.resolve(ok(notification.id));
      },
    },
    schedule: { add: () => Promise.resolve() },
    queue: {
      send: (refs) => {
        queued.push(...refs.map(({ id }) => id));
        return Promise.resolve();
      },
    },
    onDelay: () => undefined,
    now: () => NOW,
  });

describe('a crossing', () => {
  it('notifies the owners over the alert’s channels, by one id however often it is told', async () => {
    const event = crossed(['in_app', 'email'], 'report.failed');
    await handle()(event);
    await handle()(event);
    expect(sent[0]).toMatchObject({
      ...{ to: 'owners', template: 'analytics_alert', channels: ['in_app', 'email'] },
      data: {
        ...{ name: 'Many', state: 'raised', metric: 'report.failed', value: '140.12' },
        ...{ threshold: '100', from: '2026-11-28T12:00:00.000Z' },
      },
    });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(queued).toHaveLength(2);
  });

  it('notifies the members that the alert names, or owners once none of them is one', async () => {
    await handle()(crossed(['email'], undefined, ['ada', 'grace']));
    expect(sent[0]).toMatchObject({
      ...{ to: [{ memberId: 'ada' }, { memberId: 'grace' }], orOwners: true },
    });
  });

  it('notifies nobody of an alert for webhooks alone, or of a tenant that is gone', async () => {
    await handle()(crossed([]));
    await handle()({ ...crossed(['email']), tenantId: newId('tnt') });
    expect(sent).toEqual([]);
  });
});
