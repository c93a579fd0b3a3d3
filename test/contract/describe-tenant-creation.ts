import { beforeEach, describe, expect, it } from 'vitest';
import {
  claim,
  created,
  found,
  HOUR_MS,
  inParallel,
  newTenant,
  type EmptyStores,
  type TenantRepositories,
} from '../support/tenants/tenant-stores.ts';
import { OPERATOR, operatorContext as operator } from '../support/tenants/tenants-api.ts';

export function describeTenantCreation(name: string, emptyStores: EmptyStores) {
  let stores: TenantRepositories;
  beforeEach(async () => {
    stores = await emptyStores();
  });

  describe(`${name} creates`, () => {
    it('a tenant that is found at once, as it was given, every step pending', async () => {
      const tenant = await created(stores, {
        admin: { email: 'ada@acme.example', name: 'Ada' },
        settings: { '': 1e300, tiny: 1e-200, deep: [[{ a: null }]], text: '𝄞 "\\' },
        metadata: { __html: '<b>', list: [1, 'two', false, {}] },
      });
      const record = await found(stores, tenant);

      expect(record?.tenant).toEqual(tenant);
      expect(record?.steps.map(({ status }) => status)).toEqual(Array(6).fill('pending'));
    });

    it('its event with it', async () => {
      const creation = newTenant();
      await stores.registry.create(creation);

      expect(await stores.directory.listEvents(operator, creation.tenant.id, { limit: 5 })).toEqual(
        {
          items: [creation.event],
        },
      );
    });

    it('nothing at all when the slug is taken', async () => {
      const { slug } = await created(stores);
      const second = newTenant({ slug }, { claim: claim('second') });

      expect(await stores.registry.create(second)).toEqual({
        ok: false,
        error: { kind: 'SlugTaken', slug },
      });
      expect(await found(stores, second.tenant)).toBeNull();
      expect(await stores.registry.answered(claim('second'))).toEqual({ ok: true, value: null });
      expect(
        await stores.directory.listEvents(operator, second.tenant.id, { limit: 1 }),
      ).toMatchObject({ items: [] });
    });

    it('one of many that race for a slug', async () => {
      const results = await inParallel(20, () =>
        stores.registry.create(newTenant({ slug: 'wanted' })),
      );

      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter((r) => !r.ok && r.error.kind === 'SlugTaken')).toHaveLength(19);
    });

    it('exactly as many as the limit allows, of 50 at once', async () => {
      const maxTenants = 20;
      const results = await inParallel(50, () =>
        stores.registry.create(newTenant({}, { maxTenants })),
      );

      expect(results.filter(({ ok }) => ok)).toHaveLength(20);
      expect(results.filter((r) => !r.ok).map((r) => r.error)).toEqual(
        Array(30).fill({ kind: 'TenantLimitReached', limit: 20 }),
      );
      const { items } = await stores.directory.list(operator, { limit: 100 });
      expect(items).toHaveLength(20);
    });

    it('none when the limit is 0', async () => {
      expect(await stores.registry.create(newTenant({}, { maxTenants: 0 }))).toMatchObject({
        error: { kind: 'TenantLimitReached' },
      });
    });
  });

  describe(`${name} knows a claim again`, () => {
    it('and gives what the first request wrote, not what became of it', async () => {
      const tenant = await created(stores, {}, { claim: claim('one') });
      await stores.registry.update({
        tenantId: tenant.id,
        version: 1,
        name: 'Later',
        occasion: { time: new Date(), actor: OPERATOR },
      });

      expect(await stores.registry.answered(claim('one'))).toEqual({ ok: true, value: tenant });
      expect(await stores.registry.create(newTenant({}, { claim: claim('one') }))).toEqual({
        ok: true,
        value: { tenant, isReplay: true },
      });
    });

    it('and refuses it for another request', async () => {
      await created(stores, {}, { claim: claim('one') });
      const refused = { ok: false, error: { kind: 'IdempotencyKeyReused' } };

      expect(await stores.registry.answered(claim('one', 'other'))).toEqual(refused);
      const second = newTenant({}, { claim: claim('one', 'other') });
      expect(await stores.registry.create(second)).toEqual(refused);
      expect(await found(stores, second.tenant)).toBeNull();
    });

    it('when its requests come at once', async () => {
      const results = await inParallel(10, () =>
        stores.registry.create(newTenant({ slug: 'same' }, { claim: claim('one') })),
      );
      const ids = results.map((result) => (result.ok ? result.value.tenant.id : result.error.kind));

      expect(new Set(ids).size).toBe(1);
      expect(results.filter((r) => r.ok && !r.value.isReplay)).toHaveLength(1);
    });

    it('for 24 hours', async () => {
      const longAgo = new Date(Date.now() - 25 * HOUR_MS);
      await created(stores, { createdAt: longAgo, updatedAt: longAgo }, { claim: claim('one') });

      expect(await stores.registry.answered(claim('one', 'other'))).toEqual({
        ok: true,
        value: null,
      });
      await created(stores, {}, { claim: claim('one', 'other') });
    });

    it('of one operator only', async () => {
      await created(stores, {}, { claim: claim('one') });

      expect(
        await stores.registry.answered({ ...claim('one', 'other'), actor: 'operator-2' }),
      ).toEqual({ ok: true, value: null });
    });
  });
}
