import { beforeEach, describe, expect, it } from 'vitest';
import type { Operation } from '../../../functions/edge/operation.ts';
import {
  changeAlertOperation,
  createAlertOperation,
  getAlertOperation,
  listAlertsOperation,
  removeAlertOperation,
} from '../../../functions/product-analytics/api/alerts.ts';
import type { Member } from '../../../core/members/member.ts';
import { FakeAlertRegistry } from '../../fakes/fake-alert-registry.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const NOW = new Date('2026-11-28T12:30:00Z');
const BODY = { name: 'Many', metric: 'tracked_events', comparison: 'above', threshold: 100 };

type Parts = Parameters<typeof apiEvent>[1];
type Alert = { id: string; name: string };

let alerts: FakeAlertRegistry;
let ports: Parameters<typeof createAlertOperation>[0];
beforeEach(() => {
  alerts = new FakeAlertRegistry();
  ports = {
    ...{ alerts, plans: {}, now: () => NOW },
    members: {
      find: ({ tenantId }, userId) =>
        Promise.resolve(
          tenantId === ada.tenantId && userId === 'grace' ? ({ userId } as Member) : null,
        ),
    },
  };
});

const ada = { ...tenantIdentity('member'), planFeatures: 'basic_analytics' };
const eve = { ...tenantIdentity('member'), planFeatures: 'basic_analytics' };

async function call(operation: Operation, key: string, parts: Parts) {
  const { statusCode, body } = await edgeOf(operation)(apiEvent(key, parts));
  return { status: statusCode, body: JSON.parse(body ?? '{}') as unknown };
}

const create = (body: object, parts: Parts = {}) =>
  call(createAlertOperation(ports), 'POST /v1/analytics/alerts', {
    ...{ identity: ada, body: JSON.stringify(body) },
    ...parts,
  }) as Promise<{ status: number; body: Alert }>;
const list = (parts: Parts = {}) =>
  call(listAlertsOperation(ports), 'GET /v1/analytics/alerts', {
    ...{ identity: ada },
    ...parts,
  }) as Promise<{ status: number; body: { items: Alert[]; nextCursor?: string } }>;
const PATH = 'v1/analytics/alerts/{alertId}';
const of = (id: string, identity = ada) => ({ identity, params: { alertId: id } });
const get = (id: string, identity = ada) =>
  call(getAlertOperation(ports), `GET /${PATH}`, of(id, identity));
const change = (id: string, body: object, identity = ada) =>
  call(changeAlertOperation(ports), `PATCH /${PATH}`, {
    ...of(id, identity),
    body: JSON.stringify(body),
  });
const remove = (id: string, identity = ada) =>
  call(removeAlertOperation(ports), `DELETE /${PATH}`, of(id, identity));

describe('/v1/analytics/alerts', () => {
  it('makes one that is evaluated at once, shows, changes and removes it', async () => {
    const { status, body } = await create(BODY);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { ...BODY, state: 'ok', windowHours: 1, channels: ['in_app', 'email'] },
    });
    expect(body).not.toHaveProperty('revision');
    expect([...alerts.alerts.values()]).toMatchObject([{ dueAt: NOW }]);
    expect(await get(body.id)).toEqual({ status: 200, body });
    expect(await change(body.id, { threshold: 7, isEnabled: false })).toMatchObject({
      status: 200,
      body: { name: 'Many', threshold: 7, isEnabled: false },
    });
    expect(await remove(body.id)).toMatchObject({ status: 204 });
    expect(await get(body.id)).toMatchObject({ status: 404 });
  });

  it('answers for another tenant’s as for none', async () => {
    const { body } = await create(BODY);
    const answers = [await get(body.id, eve), await change(body.id, {}, eve)];
    expect([...answers, await remove(body.id, eve)]).toMatchObject(
      Array.from({ length: 3 }, () => ({ status: 404 })),
    );
    expect((await list({ identity: eve })).body.items).toEqual([]);
    expect((await list()).body.items).toHaveLength(1);
  });

  it('lists page by page', async () => {
    for (const name of ['a', 'b', 'c']) await create({ ...BODY, name });
    const first = await list({ query: { limit: '2' } });
    const cursor = first.body.nextCursor ?? '';
    const rest = await list({ query: { limit: '2', cursor } });
    expect([...first.body.items, ...rest.body.items].map(({ name }) => name)).toEqual([
      ...['a', 'b', 'c'],
    ]);
    expect(rest.body.nextCursor).toBeUndefined();
  });

  it('makes one of a repeated request, and refuses its key for another', async () => {
    const headers = { 'idempotency-key': 'k1' };
    const { body: first } = await create(BODY, { headers });
    expect(await create(BODY, { headers })).toMatchObject({ status: 201, body: { id: first.id } });
    expect((await create({ ...BODY, name: 'b' }, { headers })).status).toBe(422);
    expect(alerts.alerts.size).toBe(1);
  });

  it('tells the members that it names, who must be members', async () => {
    const { body } = await create({ ...BODY, members: ['grace'] });
    expect(body).toMatchObject({ members: ['grace'] });
    const unknown = { errors: [{ pointer: '/members/1' }] };
    expect(await create({ ...BODY, members: ['grace', 'eve'] })).toMatchObject({ body: unknown });
    expect(await change(body.id, { members: ['grace', 'eve'] })).toMatchObject({ body: unknown });
    expect(await create({ ...BODY, members: ['grace'] }, { identity: eve })).toMatchObject({
      body: { errors: [{ pointer: '/members/0' }] },
    });
    expect(await change(body.id, { members: [] })).toMatchObject({ body: { members: [] } });
  });

  it('refuses what contradicts itself, and more than the level has', async () => {
    expect(await create({ ...BODY, clearAt: 101 })).toMatchObject({
      body: { errors: [{ pointer: '/clearAt' }] },
    });
    expect((await create({ ...BODY, metric: 'nothing' })).status).toBe(400);
    const { body } = await create(BODY);
    expect((await change(body.id, { clearAt: 101 })).status).toBeGreaterThanOrEqual(400);
    await create(BODY);
    await create(BODY);
    expect(await create(BODY)).toMatchObject({
      ...{ status: 403, body: { type: 'urn:freehold:problem:analytics-level-too-low' } },
    });
    const poor = tenantIdentity('member');
    expect((await create(BODY, { identity: poor })).status).toBe(403);
  });
});
