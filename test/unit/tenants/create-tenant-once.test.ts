import { describe, expect, it } from 'vitest';
import { operatorIdentity } from '../../support/tenancy/tenant-contexts.ts';
import { acme, tenantsApi } from '../../support/tenants/tenants-api.ts';

describe('POST /v1/tenants with an Idempotency-Key', () => {
  const headers = { 'idempotency-key': '3f6f0a52' };

  it('gives a repetition the same answer and does nothing', async () => {
    const { call, store, starter } = tenantsApi();
    const first = await call('createTenant', { body: acme, headers });
    store.activate(String(first.body.id));
    const before = store.contents();
    const reordered = { adminEmail: acme.adminEmail, name: acme.name };

    expect(await call('createTenant', { body: reordered, headers })).toEqual(first);
    expect(store.contents()).toBe(before);
    expect(starter.started).toHaveLength(1);
  });

  it('gives requests at once one tenant', async () => {
    const { call, store } = tenantsApi();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('createTenant', { body: acme, headers })),
    );

    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(store.tenants.size).toBe(1);
  });

  it.each([
    ['another name', { ...acme, name: 'Globex' }],
    ['another password', { ...acme, adminPassword: 'Correct-Horse-8-Battery' }],
    ['no password', acme],
  ])('refuses the key for a request with %s', async (_, body) => {
    const { call, store } = tenantsApi();
    const first = { ...acme, adminPassword: 'Correct-Horse-7-Battery' };
    expect(await call('createTenant', { body: first, headers })).toMatchObject({ status: 202 });
    const before = store.contents();

    expect(await call('createTenant', { body, headers })).toMatchObject({
      status: 422,
      body: { type: 'urn:freehold:problem:idempotency-key-reused' },
    });
    expect(store.contents()).toBe(before);
  });

  it('knows a repetition with the same password', async () => {
    const { call } = tenantsApi();
    const body = { ...acme, adminPassword: 'Correct-Horse-7-Battery' };
    const first = await call('createTenant', { body, headers });

    expect(await call('createTenant', { body, headers })).toEqual(first);
  });

  it('keeps the keys of operators apart', async () => {
    const { call } = tenantsApi();
    await call('createTenant', { body: acme, headers });
    const identity = { ...operatorIdentity, id: 'operator-2' };

    expect(
      await call('createTenant', { body: { ...acme, slug: 'second' }, headers, identity }),
    ).toMatchObject({ status: 202 });
  });

  it('forgets after 24 hours', async () => {
    const { call, clock } = tenantsApi();
    await call('createTenant', { body: acme, headers });
    clock.now = new Date('2026-11-24T16:00:00.000Z');

    expect(await call('createTenant', { body: acme, headers })).toMatchObject({ status: 409 });
  });

  it('judges a refused request anew', async () => {
    const { call } = tenantsApi();
    const wrong = { ...acme, plan: 'gold' };
    expect(await call('createTenant', { body: wrong, headers })).toMatchObject({ status: 400 });

    expect(await call('createTenant', { body: acme, headers })).toMatchObject({ status: 202 });
  });

  it.each(['', ' ', 'a b', 'ü', 'x'.repeat(256)])('refuses the malformed key %j', async (key) => {
    const { call, store } = tenantsApi();

    expect(
      await call('createTenant', { body: acme, headers: { 'idempotency-key': key } }),
    ).toMatchObject({ status: 400, body: { errors: [{ pointer: 'Idempotency-Key' }] } });
    expect(store.tenants.size).toBe(0);
  });
});
