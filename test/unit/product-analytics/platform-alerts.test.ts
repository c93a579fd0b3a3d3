import { beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../../core/mail/mailer.ts';
import type { PlatformAlertMail } from '../../../core/mail/templates/platform-alert.ts';
import { platformAlertCrossed } from '../../../core/product-analytics/alert-events.ts';
import { showPlatformMetricsOperation } from '../../../functions/product-analytics/api/show-metrics.ts';
import {
  changePlatformAlertOperation,
  createPlatformAlertOperation,
  getPlatformAlertOperation,
  listPlatformAlertsOperation,
  removePlatformAlertOperation,
} from '../../../functions/product-analytics/api/platform-alerts.ts';
import { onPlatformAlert } from '../../../functions/product-analytics/on-platform-alert/on-platform-alert.ts';
import type { Operation } from '../../../functions/edge/operation.ts';
import { newId } from '../../../kit/id.ts';
import { FakeAlertRegistry } from '../../fakes/fake-alert-registry.ts';
import { FakePlatformCounts } from '../../fakes/fake-platform-counts.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { RULE } from '../../support/alert-world.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const NOW = new Date('2026-11-28T12:30:00Z');
const BODY = { name: 'Errors', metric: 'errors', comparison: 'above', threshold: 100 };
const PATH = 'v1/platform/alerts/{alertId}';
const tenant = aTenant(NOW);

let alerts: FakeAlertRegistry;
let ports: Parameters<typeof createPlatformAlertOperation>[0];
beforeEach(() => {
  alerts = new FakeAlertRegistry();
  const tenants = new FakeTenantFinder();
  tenants.put(tenant);
  ports = { alerts, tenants, now: () => NOW };
});

type Parts = Parameters<typeof apiEvent>[1];
async function call(operation: Operation, key: string, parts: Parts = {}) {
  const event = apiEvent(key, { identity: operatorIdentity, ...parts });
  const { statusCode, body } = await edgeOf(operation)(event);
  return { status: statusCode, body: JSON.parse(body ?? '{}') as { id: string; items: unknown[] } };
}
const create = (body: object, parts: Parts = {}) =>
  call(createPlatformAlertOperation(ports), 'POST /v1/platform/alerts', {
    ...{ body: JSON.stringify(body) },
    ...parts,
  });
const params = (alertId: string, more: Parts = {}) => ({ params: { alertId }, ...more });

describe('/v1/platform/alerts', () => {
  it('makes one on all tenants or on one, shows, changes and removes it', async () => {
    const { status, body } = await create(BODY);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { ...BODY, state: 'ok', windowHours: 1, channels: ['email'] },
    });
    expect(body).not.toHaveProperty('tenantId');
    expect((await create({ ...BODY, ofTenant: tenant.id })).body).toMatchObject({
      ofTenant: tenant.id,
    });
    const list = await call(listPlatformAlertsOperation(ports), 'GET /v1/platform/alerts');
    expect(list.body.items).toHaveLength(2);
    const changed = await call(
      changePlatformAlertOperation(ports),
      `PATCH /${PATH}`,
      params(body.id, { body: JSON.stringify({ threshold: 7 }) }),
    );
    expect(changed.body).toMatchObject({ threshold: 7 });
    const remove = () =>
      call(removePlatformAlertOperation(ports), `DELETE /${PATH}`, params(body.id));
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
  });

  it('refuses a tenant that is none, names of events over all, and channels that operators lack', async () => {
    expect((await create({ ...BODY, ofTenant: newId('tnt') })).status).toBe(404);
    const events = { ...BODY, metric: 'tracked_events', event: 'a' };
    expect(await create(events)).toMatchObject({ body: { errors: [{ pointer: '/event' }] } });
    expect((await create({ ...events, ofTenant: tenant.id })).status).toBe(201);
    expect((await create({ ...BODY, channels: ['in_app'] })).status).toBe(400);
    expect((await create({ ...BODY, members: ['ada'] })).status).toBe(400);
  });

  it('has a limit, and makes one of a repeated request', async () => {
    const headers = { 'idempotency-key': 'k1' };
    const first = await create(BODY, { headers });
    expect((await create(BODY, { headers })).body.id).toBe(first.body.id);
    for (let count = 1; count < 100; count += 1) await create(BODY);
    expect(await create(BODY)).toMatchObject({
      ...{ status: 409, body: { type: 'urn:freehold:problem:alert-limit-reached' } },
    });
  });

  it('is an operator’s: no tenant reads or sets one, and only an admin sets one', async () => {
    const { body } = await create(BODY);
    const owner = { ...tenantIdentity('owner'), planFeatures: 'enterprise_analytics' };
    const get = (identity: NonNullable<Parts>['identity']) =>
      call(getPlatformAlertOperation(ports), `GET /${PATH}`, params(body.id, { identity }));
    const metrics = (identity: NonNullable<Parts>['identity']) =>
      call(
        showPlatformMetricsOperation({ counts: new FakePlatformCounts(), now: () => NOW }),
        'GET /v1/platform/metrics',
        { identity, query: { name: 'api_calls' } },
      );
    expect((await get(operatorIdentity)).status).toBe(200);
    expect((await metrics(operatorIdentity)).status).toBe(200);
    for (const answer of [await get(owner), await metrics(owner)]) expect(answer.status).toBe(403);
    expect((await create(BODY, { identity: owner })).status).toBe(403);
    const auditor = { ...operatorIdentity, permissions: 'platform-metrics:read' };
    expect((await get(auditor)).status).toBe(200);
    expect((await create(BODY, { identity: auditor })).status).toBe(403);
  });
});

describe('a crossing of operators’ alert', () => {
  const operators = ['op@freehold.example'];
  const crossed = (channels: readonly 'email'[]) =>
    platformAlertCrossed(
      {
        ...{ ...RULE, id: newId('aal'), tenantId: 'platform', since: NOW, revision: 2 },
        ...{ state: 'raised', channels },
      },
      140.123,
      new Date('2026-11-28T12:00:00Z'),
    );
  const handle = (composed: PlatformAlertMail[], isAccepted = true) =>
    onPlatformAlert({
      operators,
      compose: (data) => {
        composed.push(data);
        return {} as Mail;
      },
      mailer: {
        send: () =>
          Promise.resolve(
            isAccepted
              ? { kind: 'Accepted', messageId: 'm' }
              : { kind: 'Refused', reason: 'Throttled', isTransient: true },
          ),
      },
    });

  it('is mailed to them, not where it is for the events alone, and again until it is accepted', async () => {
    const composed: PlatformAlertMail[] = [];
    const event = crossed(['email']);
    if (event.type !== 'platform_alert.raised') throw new Error('It is raised.');
    const { type } = event;
    await handle(composed)({ ...event, type });
    expect(composed).toMatchObject([
      { to: operators, isRaised: true, value: 140.123, until: '2026-11-28T12:00:00.000Z' },
    ]);
    await handle(composed)({ ...crossed([]), type });
    expect(composed).toHaveLength(1);
    await expect(handle(composed, false)({ ...event, type })).rejects.toThrow('not accepted');
  });
});
