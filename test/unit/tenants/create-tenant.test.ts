import { stepsOf } from '../../../core/provisioning/step.ts';
import { describe, expect, it } from 'vitest';
import { isId } from '../../../kit/id.ts';
import { acme, OPERATOR, encrypted, tenantsApi } from '../../support/tenants/tenants-api.ts';

describe('POST /v1/tenants', () => {
  it('answers 202 with the tenant in provisioning, every step pending, and where to follow it', async () => {
    const { call } = tenantsApi();
    const { status, headers, body } = await call('createTenant', { body: acme });

    expect(status).toBe(202);
    expect(isId('tnt', String(body.id))).toBe(true);
    expect(headers).toMatchObject({ location: `/v1/tenants/${String(body.id)}`, etag: '"1"' });
    expect(body).toEqual({
      id: body.id,
      slug: 'acme',
      name: 'Acme',
      plan: 'basic',
      planVersion: 1,
      state: 'provisioning',
      isolation: 'shared_schema',
      region: 'eu-central-1',
      cell: 'cell-1',
      settings: {},
      metadata: {},
      features: ['5_users'],
      limits: { users: 5, storageBytes: 0 },
      admin: { email: 'ada@acme.example' },
      attempt: 1,
      version: 1,
      createdAt: '2026-11-23T16:00:00.000Z',
      updatedAt: '2026-11-23T16:00:00.000Z',
      steps: stepsOf({}).map((name) => ({ name, status: 'pending' })),
    });
  });

  it('takes over all that the operator says', async () => {
    const { call } = tenantsApi();
    const wishes = {
      name: ' Acme Europe ',
      slug: 'acme-eu',
      plan: 'pro',
      adminEmail: 'Ada@Acme.example',
      adminName: 'Ada Lovelace',
      isolation: 'shared_schema',
      region: 'eu-central-1',
      settings: { features: { api_access: false, custom_domain: true }, theme: 'dark' },
      metadata: { '': 1e300, deep: [[{ a: null }]] },
    };
    const { body } = await call('createTenant', { body: wishes });

    expect(body).toMatchObject({
      name: 'Acme Europe',
      slug: 'acme-eu',
      plan: 'pro',
      isolation: 'shared_schema',
      region: 'eu-central-1',
      settings: wishes.settings,
      metadata: wishes.metadata,
      admin: { email: 'ada@acme.example', name: 'Ada Lovelace' },
      features: ['25_users', 'custom_domain'],
    });
  });

  it.each([
    { name: 'می\u200cخواهم', slug: 'persian' },
    { name: '👩\u200d👩\u200d👧'.repeat(100), slug: 'emoji' },
    { name: 'क्षत्रिय', slug: 'devanagari' },
  ])('takes the name of $slug as it is', async (names) => {
    const body = { ...acme, ...names, adminName: names.name };
    expect(await tenantsApi().call('createTenant', { body })).toMatchObject({
      status: 202,
      body: { name: names.name, admin: { name: names.name } },
    });
  });

  it.each([
    ['r&d@a3.example', 'r&d@a3.example'],
    ['ada@firma.xn--p1ai', 'ada@firma.xn--p1ai'],
    ['Ada@müller.example', 'ada@xn--mller-kva.example'],
  ])('keeps the address %j as %j', async (adminEmail, email) => {
    const answer = await tenantsApi().call('createTenant', { body: { ...acme, adminEmail } });
    expect(answer).toMatchObject({ status: 202, body: { admin: { email } } });
  });

  it('writes the event with the tenant and starts the machine by tenant and attempt', async () => {
    const { call, store, starter } = tenantsApi();
    const { body } = await call('createTenant', { body: acme });

    expect(store.events).toMatchObject([
      {
        type: 'tenant.provisioning_started',
        version: 1,
        tenantId: body.id,
        actor: OPERATOR,
        data: { slug: 'acme', name: 'Acme', plan: 'basic', isolation: 'shared_schema', attempt: 1 },
      },
    ]);
    expect(starter.started).toEqual([`${String(body.id)}-1`]);
  });

  it('answers 202 though the machine cannot be started: the sweeper starts it', async () => {
    const { call, store, starter } = tenantsApi();
    starter.isDown = true;

    expect(await call('createTenant', { body: acme })).toMatchObject({ status: 202 });
    expect(store.tenants.size).toBe(1);
  });

  it('keeps the first password encrypted for the tenant, and nowhere else', async () => {
    const { call, store } = tenantsApi();
    const adminPassword = 'Correct-Horse-7-Battery';
    const answer = await call('createTenant', {
      body: { ...acme, adminPassword },
      headers: { 'idempotency-key': 'key-1' },
    });

    const id = String(answer.body.id);
    expect(store.passwords.get(id)).toBe(encrypted(id, adminPassword));
    expect(store.contents()).not.toContain(adminPassword);
    expect(JSON.stringify(answer)).not.toContain(adminPassword);
  });

  it('refuses a slug that another tenant has and names the field', async () => {
    const { call, store } = tenantsApi();
    await call('createTenant', { body: acme });
    const before = store.contents();

    for (const body of [acme, { ...acme, name: 'Other', slug: 'acme' }]) {
      expect(await call('createTenant', { body })).toMatchObject({
        status: 409,
        body: {
          type: 'urn:freehold:problem:slug-taken',
          errors: [{ pointer: '/slug', detail: '“acme” is taken; choose another one.' }],
        },
      });
    }
    expect(store.contents()).toBe(before);
  });

  it('tells a tenant that waits its turn its place in the queue, then and later', async () => {
    const { call, starter } = tenantsApi();
    starter.place = 12;
    const created = await call('createTenant', { body: acme });
    expect(created).toMatchObject({ status: 202, body: { progress: { place: 12 } } });
    const tenantId = String(created.body.id);
    starter.place = 3;
    expect((await call('getTenant', { tenantId })).body).toMatchObject({ progress: { place: 3 } });
    starter.place = null;
    expect((await call('getTenant', { tenantId })).body).not.toHaveProperty('progress');
  });

  it('tells no place of a tenant that is started at once', async () => {
    const { call } = tenantsApi();
    expect((await call('createTenant', { body: acme })).body).not.toHaveProperty('progress');
  });

  it('records the cell, and refuses a tenant that is meant for another one', async () => {
    const { call, store } = tenantsApi();
    const created = await call('createTenant', { body: { ...acme, cell: 'cell-1' } });
    expect(created).toMatchObject({ status: 202, body: { cell: 'cell-1' } });
    const before = store.contents();
    const other = { name: 'Globex', adminEmail: 'hank@globex.example', cell: 'cell-2' };
    expect(await call('createTenant', { body: other })).toMatchObject({
      status: 400,
      body: {
        errors: [{ pointer: '/cell', detail: 'This is cell-1: ask the API of cell-2.' }],
      },
    });
    expect(store.contents()).toEqual(before);
  });

  it('refuses a tenant beyond max_tenants and says the limit', async () => {
    const { call, store } = tenantsApi({ maxTenants: 1 });
    await call('createTenant', { body: acme });
    const before = store.contents();

    expect(await call('createTenant', { body: { ...acme, slug: 'globex' } })).toMatchObject({
      status: 409,
      body: { type: 'urn:freehold:problem:tenant-limit-reached', limit: 1 },
    });
    expect(store.contents()).toBe(before);
  });

  it('admits operators only', async () => {
    const { call, store } = tenantsApi();
    const identity = { kind: 'refused', refusal: 'NotPermitted' } as const;

    expect(await call('createTenant', { body: acme, identity })).toMatchObject({ status: 403 });
    expect(store.tenants.size).toBe(0);
  });
});
