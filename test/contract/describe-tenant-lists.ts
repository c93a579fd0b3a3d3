import { beforeEach, describe, expect, it } from 'vitest';
import type { TenantQuery } from '../../core/tenants/tenant-directory.ts';
import type { Tenant } from '../../core/tenants/tenant.ts';
import {
  created,
  startedEvent,
  type EmptyStores,
  type TenantRepositories,
} from '../support/tenants/tenant-stores.ts';
import { OPERATOR, operatorContext as operator } from '../support/tenants/tenants-api.ts';

export function describeTenantLists(name: string, emptyStores: EmptyStores) {
  let stores: TenantRepositories;
  beforeEach(async () => {
    stores = await emptyStores();
  });

  describe(`${name} lists`, () => {
    const idsOf = async (query: Omit<TenantQuery, 'limit' | 'after'>) => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await stores.directory.list(operator, { ...query, limit: 4, after });
        expect(page.items.length).toBeLessThanOrEqual(4);
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      return seen;
    };

    it('each tenant once, newest first, by plan, state and part of the name', async () => {
      const tenants: Tenant[] = [];
      for (let n = 0; n < 13; n += 1) {
        const name = n % 4 === 0 ? `ACME ${n}` : `Other ${n}`;
        const isolation = n % 3 === 0 ? 'separate_database' : 'shared_schema';
        const plan = n % 2 === 0 ? 'pro' : 'basic';
        tenants.push(await created(stores, { name, plan, isolation }));
      }
      const [first] = tenants;
      if (first) await stores.activate(first);
      const newest = tenants
        .map(({ id }) => id)
        .toSorted()
        .reverse();
      const those = (wanted: (tenant: Tenant) => boolean) =>
        newest.filter((id) => tenants.some((tenant) => tenant.id === id && wanted(tenant)));

      expect(await idsOf({})).toEqual(newest);
      expect(await idsOf({ plan: 'pro' })).toEqual(those(({ plan }) => plan === 'pro'));
      expect(await idsOf({ isolation: 'separate_database' })).toEqual(
        those(({ isolation }) => isolation === 'separate_database'),
      );
      expect(await idsOf({ search: 'acMe' })).toEqual(those(({ name }) => name.includes('ACME')));
      expect(await idsOf({ state: 'active' })).toEqual([first?.id]);
      expect(await idsOf({ state: 'provisioning', search: 'acme' })).toEqual(
        those((tenant) => tenant !== first && tenant.name.includes('ACME')),
      );
      expect(await idsOf({ state: 'suspended' })).toEqual([]);
      const inAll: string[] = [];
      for await (const page of stores.directory.all(operator)) {
        inAll.push(...page.map(({ id }) => id));
      }
      expect(inAll).toEqual(newest);
    });

    it('the failed ones of those in the making', async () => {
      const failed = await created(stores);
      await created(stores);
      await stores.recordFailure(failed, {
        step: 'create-identity',
        reason: 'The step kept failing.',
        retryable: true,
        failedAt: new Date(),
      });

      expect(await idsOf({ state: 'provisioning', isFailed: true })).toEqual([failed.id]);
    });

    it('an active tenant whose welcome failed as such', async () => {
      const [welcomed, unwelcomed] = [await created(stores), await created(stores)];
      for (const tenant of [welcomed, unwelcomed]) {
        await stores.activate(tenant);
        const status = tenant === unwelcomed ? 'failed' : 'done';
        const step = { name: 'send-welcome-email', attempt: 1, revision: 1, status } as const;
        await stores.ledger.save({ ...step, tenantId: tenant.id });
      }
      const { items } = await stores.directory.list(operator, { limit: 2 });

      expect(items).toMatchObject([
        { id: unwelcomed.id, welcomeFailed: true },
        { id: welcomed.id },
      ]);
      expect(items[1]).not.toHaveProperty('welcomeFailed');
    });

    it('a changed name under its new name only', async () => {
      const tenant = await created(stores, { name: 'Before' });
      const change = {
        tenantId: tenant.id,
        version: 1,
        occasion: { time: new Date(), actor: OPERATOR },
      };
      await stores.registry.update({ ...change, name: 'After' });

      expect(await idsOf({ search: 'after' })).toEqual([tenant.id]);
      expect(await idsOf({ search: 'before' })).toEqual([]);
    });

    it('a tenant without its settings and metadata', async () => {
      const tenant = await created(stores, { settings: { a: 1 } });
      const { items } = await stores.directory.list(operator, { limit: 1 });

      expect(items).toMatchObject([{ id: tenant.id, slug: tenant.slug, admin: tenant.admin }]);
    });

    it('the events of a tenant page by page, newest first', async () => {
      let leaves = await created(stores);
      for (let attempt = 2; attempt <= 5; attempt += 1) {
        const tenant = { ...leaves, attempt, version: leaves.version + 1 };
        await stores.attempts.restart({ tenant, leaves, event: startedEvent(tenant) });
        leaves = tenant;
      }
      const all = await stores.directory.listEvents(operator, leaves.id, { limit: 10 });
      const first = await stores.directory.listEvents(operator, leaves.id, { limit: 3 });
      const rest = await stores.directory.listEvents(operator, leaves.id, {
        limit: 3,
        after: first.next,
      });

      expect(all.items).toHaveLength(5);
      expect([...first.items, ...rest.items]).toEqual(all.items);
      expect(rest.next).toBeUndefined();
    });
  });
}
