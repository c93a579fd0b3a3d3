import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../functions/routes.ts';
import { routes } from '../../functions/routes.ts';
import { call, createTenant, operatorToken, signIn, type Call } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { listenTo, type Delivered } from '../support/events/bus-listener.ts';
import { eventually } from '../support/eventually.ts';
import { output } from '../support/local-cloud.ts';

type Body = Readonly<Record<string, unknown>>;
let token: string;
let delivered: () => Promise<Delivered[]>;

beforeAll(async () => {
  token = await operatorToken();
  delivered = await listenTo(output('EventBusName'));
});

/** A request as the operator; its answer is one that the contract describes. */
async function ask(operation: OperationId, tenantId = '', options: Call & { query?: string } = {}) {
  const path = routes[operation].key.replace('{tenantId}', tenantId);
  const answer = await call(`${path}${options.query ?? ''}`, { token, ...options });
  expectConforms(operation, answer);
  return { ...answer, body: answer.body as Body };
}

const newTenant = (change: Body = {}) => {
  const slug = `local-${randomBytes(6).toString('hex')}`;
  return { name: `Local ${slug}`, slug, adminEmail: `ada@${slug}.example`, ...change };
};

const untilActive = (tenantId: string) =>
  eventually(
    async () => {
      const { body } = await ask('getTenant', tenantId);
      expect(body).toMatchObject({ state: 'active' });
      return body;
    },
    { seconds: 200 },
  );

describe('the operators’ API of tenants, deployed', () => {
  it('onboards with a first API key, told to the owner once, webhook endpoints, and a name in the app domain', async () => {
    const webhook = { url: 'https://hooks.acme.example/in', eventTypes: ['record.*'] };
    const apiKey = { name: 'Import', permissions: ['records:write', 'records:read'] };
    const tenant = await createTenant({
      ...{ plan: 'pro', integrations: { apiKey, domainName: true, webhooks: [webhook] } },
    });
    expect((await ask('getTenant', tenant.id)).body.steps).toContainEqual(
      expect.objectContaining({ name: 'create-api-key', status: 'done' }),
    );

    const owner = await signIn(tenant.admin, tenant.slug);
    const shown = await ask('showOnboarding', '', { token: owner });
    const { secret } = (shown.body as { apiKey: { secret: string } }).apiKey;
    expect(shown.body.domainName).toMatchObject({
      ...{ name: `${tenant.slug}.app.freehold.example`, target: 'edge.freehold.example' },
      isManaged: false,
    });
    const record = { headers: { 'x-api-key': secret }, body: { text: 'by the first key' } };
    expect((await call('POST /v1/records/notes', record)).status).toBe(201);

    const [endpoint] = shown.body.webhooks as { id: string; url: string }[];
    expect(endpoint?.url).toBe(webhook.url);
    const path = `GET /v1/webhook-endpoints/${endpoint?.id}/secret`;
    const keys = await call(path, { token: owner });
    expect(keys.body).toMatchObject({ items: [{ signing: 'hmac' }] });
    expect(JSON.stringify(keys.body)).toMatch(/"whsec_/);

    const again = await ask('showOnboarding', '', { token: owner });
    expect(again.body.apiKey).not.toHaveProperty('secret');
  });

  it('takes a tenant from its creation to its events on the bus', async () => {
    const wishes = newTenant({
      plan: 'pro',
      settings: { '': 1e300 },
      adminPassword: 'Sesame-open-7!',
    });
    const created = await ask('createTenant', '', { body: wishes });
    expect(created).toMatchObject({ status: 202, body: { state: 'provisioning', version: 1 } });
    const id = String(created.body.id);
    expect(created.headers.get('location')).toBe(`/v1/tenants/${id}`);

    const active = await untilActive(id);
    expect(active).toMatchObject({ plan: 'pro', settings: { '': 1e300 } });

    await eventually(async () => {
      const ofTenant = (await delivered()).filter(({ detail }) => detail.tenantId === id);
      expect(ofTenant.map((event) => event['detail-type']).toSorted()).toEqual([
        'tenant.activated',
        'tenant.provisioning_started',
      ]);
      const { body } = await ask('listTenantEvents', id);
      const byId = (a: Body, b: Body) => String(a.id).localeCompare(String(b.id));
      expect(ofTenant.map(({ detail }) => detail).toSorted(byId)).toEqual(
        (body.items as Body[]).toSorted(byId),
      );
    });
  });

  it('finds, changes and lists it', async () => {
    const wishes = newTenant();
    const id = String((await ask('createTenant', '', { body: wishes })).body.id);
    await untilActive(id);
    const { headers } = await ask('getTenant', id);
    const name = `Renamed ${wishes.slug}`;
    const ifMatch = { 'if-match': headers.get('etag') ?? '' };

    const renamed = await ask('updateTenant', id, { body: { name }, headers: ifMatch });
    expect(renamed).toMatchObject({ status: 200, body: { name, state: 'active' } });
    expect(await ask('updateTenant', id, { body: { name }, headers: ifMatch })).toMatchObject({
      status: 412,
    });
    await eventually(async () => {
      const query = `?status=active&q=${encodeURIComponent(`rEnamed ${wishes.slug}`)}`;
      const { body } = await ask('listTenants', '', { query });
      expect(body.items).toMatchObject([{ id, name }]);
    });
  });

  it('answers a repeated key with the same, and refuses what it must', async () => {
    const body = newTenant();
    const headers = { 'idempotency-key': randomBytes(8).toString('hex') };
    const first = await ask('createTenant', '', { body, headers });
    const second = await ask('createTenant', '', { body, headers });
    expect(second).toMatchObject({ status: 202, body: first.body });

    const refused = [
      [await ask('createTenant', '', { body: newTenant(), headers }), 422],
      [await ask('createTenant', '', { body }), 409],
      [await ask('createTenant', '', { body: { name: 7 } }), 400],
      [await ask('listTenants', '', { query: '?limit=0' }), 400],
      [await ask('getTenant', 'tnt_nobody'), 404],
      [await ask('retryTenant', 'tnt_nobody'), 404],
      [await ask('retryTenant', String(first.body.id)), 409],
      [await ask('updateTenant', String(first.body.id), { body: {} }), 428],
    ] as const;
    expect(refused.map(([{ status }]) => status)).toEqual(refused.map(([, status]) => status));
  });
});
