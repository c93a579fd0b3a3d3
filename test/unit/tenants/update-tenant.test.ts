import { describe, expect, it } from 'vitest';
import { newId } from '../../../kit/id.ts';
import { aPlan, planVersion } from '../../support/plans/a-plan.ts';
import { acme, tenantsApi } from '../../support/tenants/tenants-api.ts';

async function created() {
  const plans = { basic: aPlan('basic', '5_users') };
  const api = tenantsApi({ plans });
  const body = { ...acme, settings: { theme: 'dark', lang: 'en' }, metadata: { crm: 7 } };
  const { body: tenant } = await api.call('createTenant', { body });
  const tenantId = String(tenant.id);
  const patch = (change: unknown, ifMatch?: string) =>
    api.call('updateTenant', {
      tenantId,
      body: change,
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    });
  /** The configuration gets two newer versions of the plan. */
  const moveOn = () => {
    plans.basic = {
      ...aPlan('basic'),
      ...planVersion(3, '30_users'),
      previousVersions: [planVersion(1, '5_users'), planVersion(2, '20_users')],
    };
  };
  return { ...api, tenantId, patch, moveOn };
}

describe('PATCH /v1/tenants/{tenantId}', () => {
  it('replaces the given members as a whole and leaves the others', async () => {
    const { call, clock, patch, tenantId } = await created();
    clock.now = new Date('2026-11-23T17:00:00.000Z');
    const { status, headers, body } = await patch({ settings: { theme: 'light' } }, '"1"');

    expect(status).toBe(200);
    expect(headers).toMatchObject({ etag: '"2"' });
    expect(body).toMatchObject({ name: 'Acme', metadata: { crm: 7 }, version: 2 });
    expect(body.settings).toEqual({ theme: 'light' });
    expect(body.updatedAt).toBe('2026-11-23T17:00:00.000Z');
    expect((await call('getTenant', { tenantId })).body).toEqual(body);
  });

  it('keeps the slug when the name changes, and the list finds the new name', async () => {
    const { call, patch } = await created();
    expect((await patch({ name: 'Acme Europe' }, '"1"')).body).toMatchObject({
      slug: 'acme',
      name: 'Acme Europe',
    });

    const { body } = await call('listTenants', { query: { q: 'europe' } });
    expect(body.items).toHaveLength(1);
  });

  it('lets one of two changes of the same version win', async () => {
    const { patch, store } = await created();
    const [first, second] = await Promise.all([
      patch({ name: 'First' }, '"1"'),
      patch({ name: 'Second' }, '"1"'),
    ]);

    expect([first.status, second.status].toSorted()).toEqual([200, 412]);
    expect([...store.tenants.values()]).toMatchObject([{ version: 2 }]);
  });

  it('needs If-Match', async () => {
    const { patch, store } = await created();
    const before = store.contents();

    expect(await patch({ name: 'Other' })).toMatchObject({
      status: 428,
      body: { type: 'urn:freehold:problem:precondition-required' },
    });
    expect(store.contents()).toBe(before);
  });

  it.each(['"2"', '"0"', 'W/"2"', '"2", "3"', '"01"', '"1e0"', '"99999999999999999"'])(
    'refuses If-Match %s, which is not the version',
    async (ifMatch) => {
      const { patch, store } = await created();
      const before = store.contents();

      expect(await patch({ name: 'Other' }, ifMatch)).toMatchObject({
        status: 412,
        body: { type: 'urn:freehold:problem:version-conflict' },
      });
      expect(store.contents()).toBe(before);
    },
  );

  it.each(['1', '', "'1'"])(
    'refuses If-Match %s, which is no entity tag, with advice',
    async (tag) => {
      const { patch } = await created();
      expect(await patch({ name: 'Other' }, tag)).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: 'If-Match' }] },
      });
    },
  );

  it.each(['*', 'W/"1"', '"1", "2"', 'W/"1", "2", "1"'])(
    'takes If-Match %s, which the version meets',
    async (ifMatch) => {
      const { patch } = await created();
      expect(await patch({ name: 'Other' }, ifMatch)).toMatchObject({
        status: 200,
        headers: { etag: '"2"' },
      });
    },
  );

  it('refuses every invalid field at once and changes nothing', async () => {
    const { patch, store } = await created();
    const before = store.contents();
    const { status, body } = await patch(
      {
        name: '',
        slug: 'other',
        plan: 'pro',
        state: 'active',
        settings: { features: { api_access: 'yes' } },
        metadata: { text: 'x'.repeat(70_000) },
      },
      '"1"',
    );

    expect(status).toBe(400);
    expect((body.errors as { pointer: string }[]).map(({ pointer }) => pointer).toSorted()).toEqual(
      ['/metadata', '/name', '/plan', '/settings/features/api_access', '/slug', '/state'],
    );
    expect(store.contents()).toBe(before);
  });

  it.each([
    ['current', 3],
    [2, 2],
  ])(
    'moves a tenant to the version %s of its plan, which it keeps until then',
    async (to, version) => {
      const { call, patch, tenantId, moveOn } = await created();
      expect((await call('getTenant', { tenantId })).body).toMatchObject({
        planVersion: 1,
        features: ['5_users'],
      });
      moveOn();
      const before = (await call('getTenant', { tenantId })).body;
      expect(before).toMatchObject({ planVersion: 1, features: ['5_users'] });

      expect(await patch({ planVersion: to }, '"1"')).toMatchObject({
        status: 200,
        body: {
          ...{ planVersion: version, features: [`${version}0_users`], version: 2 },
          limits: { users: version * 10 },
        },
      });
    },
  );

  it('shows the limits by the settings that stand above the plan’s', async () => {
    const { patch } = await created();
    const features = { '7_users': true, '10gb_storage': true };
    expect(await patch({ settings: { features } }, '"1"')).toMatchObject({
      body: { limits: { users: 7, storageBytes: 10 * 1024 ** 3 } },
    });
  });

  it('refuses a version that the plan does not have', async () => {
    const { patch } = await created();
    const { status, body } = await patch({ planVersion: 7 }, '"1"');
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { pointer: '/planVersion', detail: 'There is no such version of basic; there is 1.' },
    ]);
  });

  it('refuses a change of nothing', async () => {
    const { patch } = await created();

    expect(await patch({}, '"1"')).toMatchObject({ status: 400 });
  });

  it('answers 404 for a tenant that does not exist', async () => {
    const { call } = await created();
    for (const tenantId of [newId('tnt'), 'acme']) {
      for (const ifMatch of ['"1"', '"1", "2"', '*']) {
        const headers = { 'if-match': ifMatch };
        const change = { tenantId, body: { name: 'Other' }, headers };
        expect(await call('updateTenant', change)).toMatchObject({ status: 404 });
      }
    }
  });
});
