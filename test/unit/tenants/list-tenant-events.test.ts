import { requestInfo } from '../../support/tenancy/tenant-contexts.ts';
import { describe, expect, it } from 'vitest';
import { domainEvent } from '../../../core/events/domain-event.ts';
import { newId } from '../../../kit/id.ts';
import { acme, OPERATOR, tenantsApi } from '../../support/tenants/tenants-api.ts';

async function created() {
  const api = tenantsApi();
  const { body } = await api.call('createTenant', { body: acme });
  const tenantId = String(body.id);
  const list = (query: Record<string, string> = {}) =>
    api.call('listTenantEvents', { tenantId, query });
  return { ...api, tenantId, list };
}

describe('GET /v1/tenants/{tenantId}/events', () => {
  it('shows what happened, newest first, page by page', async () => {
    const { list, store, tenantId } = await created();
    for (const attempt of [2, 3, 4]) {
      const event = { type: 'tenant.activated', version: 1, tenantId, actor: OPERATOR } as const;
      store.events.push(domainEvent({ ...event, time: new Date(), data: { attempt } }));
    }
    const all = (await list()).body.items as { id: string }[];
    expect(all.map(({ id }) => id)).toEqual(
      store.events
        .map(({ id }) => id)
        .toSorted()
        .reverse(),
    );

    const first = await list({ limit: '3' });
    const second = await list({ limit: '3', cursor: String(first.body.nextCursor) });
    expect([...(first.body.items as object[]), ...(second.body.items as object[])]).toEqual(all);
    expect(second.body).not.toHaveProperty('nextCursor');
  });

  it('shows an event as consumers get it', async () => {
    const { list, tenantId, store } = await created();

    expect((await list()).body.items).toEqual([
      {
        id: store.events[0]?.id,
        type: 'tenant.provisioning_started',
        version: 1,
        time: '2026-11-23T16:00:00.000Z',
        tenantId,
        actor: OPERATOR,
        request: requestInfo,
        data: {
          slug: 'acme',
          name: 'Acme',
          plan: 'basic',
          isolation: 'shared_schema',
          cell: 'cell-1',
          attempt: 1,
        },
      },
    ]);
  });

  it('is empty for a tenant whose events are all gone, and 404 for one that never was', async () => {
    const { call, list, store } = await created();
    store.events.length = 0;

    expect(await list()).toMatchObject({ status: 200, body: { items: [] } });
    for (const tenantId of [newId('tnt'), 'acme']) {
      expect(await call('listTenantEvents', { tenantId })).toMatchObject({ status: 404 });
    }
  });

  it('refuses a cursor of another tenant', async () => {
    const { call, list, store, tenantId } = await created();
    const event = { type: 'tenant.activated', version: 1, tenantId, actor: OPERATOR } as const;
    store.events.push(domainEvent({ ...event, time: new Date(), data: {} }));
    const { body: other } = await call('createTenant', { body: { ...acme, slug: 'globex' } });
    const cursor = String((await list({ limit: '1' })).body.nextCursor);

    expect(
      await call('listTenantEvents', { tenantId: String(other.id), query: { cursor } }),
    ).toMatchObject({ status: 400, body: { type: 'urn:freehold:problem:invalid-cursor' } });
  });
});
