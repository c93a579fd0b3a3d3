import { beforeEach, describe, expect, it } from 'vitest';
import type { Tenant } from '../../core/tenants/tenant.ts';
import { newId } from '../../kit/id.ts';
import {
  claim,
  created,
  found,
  HOUR_MS,
  inParallel,
  startedEvent,
  type EmptyStores,
  type TenantRepositories,
} from '../support/tenants/tenant-stores.ts';
import { failure, OPERATOR, operatorContext as operator } from '../support/tenants/tenants-api.ts';

const at = (time: Date) => ({ time, actor: OPERATOR });

export function describeTenantChange(name: string, emptyStores: EmptyStores) {
  let stores: TenantRepositories;
  beforeEach(async () => {
    stores = await emptyStores();
  });

  describe(`${name} changes`, () => {
    it('the given members and nothing else', async () => {
      const tenant = await created(stores, { settings: { a: 1 }, metadata: { b: 2 } });
      const updatedAt = new Date(Date.now() + HOUR_MS);
      const change = { tenantId: tenant.id, version: 1, name: 'New name', occasion: at(updatedAt) };
      const expected = { ...tenant, name: 'New name', version: 2, updatedAt };

      expect(await stores.registry.update(change)).toEqual({ ok: true, value: expected });
      expect((await found(stores, tenant))?.tenant).toEqual(expected);
    });

    it('and writes the event that says by whom and what, without values', async () => {
      const tenant = await created(stores, { settings: { a: 1, kept: [1] }, metadata: { b: 2 } });
      const settings = { kept: [1], features: { api_access: true } };
      const change = { tenantId: tenant.id, version: 1, settings, metadata: { b: 'x' } };
      await stores.registry.update({ ...change, occasion: at(new Date()) });

      const { items } = await stores.directory.listEvents(operator, tenant.id, { limit: 5 });
      expect(items.find(({ type }) => type === 'tenant.updated')).toMatchObject({
        actor: OPERATOR,
        data: {
          changed: ['/settings/a', '/settings/features', '/metadata/b'],
          features: { api_access: true },
        },
      });
    });

    it('the version of its plan, also where the record is older than versions', async () => {
      const tenant = await created(stores, { planVersion: undefined });
      const change = { tenantId: tenant.id, version: 1, planVersion: 2 };
      await stores.registry.update({ ...change, occasion: at(new Date()) });

      expect((await found(stores, tenant))?.tenant).toMatchObject({ planVersion: 2, version: 2 });
      const { items } = await stores.directory.listEvents(operator, tenant.id, { limit: 5 });
      expect(items.find(({ type }) => type === 'tenant.updated')).toMatchObject({
        data: { changed: ['/planVersion'] },
      });
    });

    it('a version once, of many changes at once', async () => {
      const tenant = await created(stores);
      const results = await inParallel(10, (n) =>
        stores.registry.update({
          tenantId: tenant.id,
          version: 1,
          settings: { n },
          occasion: at(new Date()),
        }),
      );

      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter((r) => !r.ok && r.error.kind === 'VersionConflict')).toHaveLength(9);
    });

    it('no tenant that does not exist', async () => {
      expect(
        await stores.registry.update({
          tenantId: newId('tnt'),
          version: 1,
          name: 'x',
          occasion: at(new Date()),
        }),
      ).toEqual({ ok: false, error: { kind: 'TenantNotFound' } });
    });
  });

  describe(`${name} restarts`, () => {
    const next = (leaves: Tenant) => {
      const tenant = {
        ...leaves,
        failure: undefined,
        attempt: leaves.attempt + 1,
        version: leaves.version + 1,
        updatedAt: new Date(leaves.updatedAt.getTime() + HOUR_MS),
      };
      return { tenant, leaves, event: startedEvent(tenant) };
    };
    const failed = async () => {
      const tenant = await created(stores);
      // Now: a claim counts for a day from the time that is written.
      await stores.recordFailure(tenant, { ...failure(), failedAt: new Date() });
      const record = await found(stores, tenant);
      if (!record?.tenant.failure) throw new Error('It has failed.');
      return record.tenant;
    };

    it('a failed tenant: the failure is gone, the attempt and the event are there', async () => {
      const leaves = await failed();
      const restart = next(leaves);

      expect(await stores.attempts.restart(restart)).toEqual({
        ok: true,
        value: { tenant: restart.tenant, isReplay: false },
      });
      // Without the failure: toEqual passes over what is undefined.
      expect((await found(stores, leaves))?.tenant).toEqual(restart.tenant);
      const { items } = await stores.directory.listEvents(operator, leaves.id, { limit: 5 });
      expect(items.map(({ id }) => id)).toContain(restart.event.id);
    });

    it('once, of many at once', async () => {
      const leaves = await failed();
      const results = await inParallel(10, () => stores.attempts.restart(next(leaves)));

      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter((r) => !r.ok && r.error.kind === 'TenantMovedOn')).toHaveLength(9);
      const { items } = await stores.directory.listEvents(operator, leaves.id, { limit: 20 });
      expect(items.filter(({ data }) => data.attempt === 2)).toHaveLength(1);
    });

    it('and answers the same claim with the same', async () => {
      const restart = { ...next(await failed()), claim: claim('again') };
      const first = await stores.attempts.restart(restart);
      const second = await stores.attempts.restart(restart);

      expect(first).toMatchObject({ value: { isReplay: false } });
      expect(second).toMatchObject({
        value: { isReplay: true, tenant: { attempt: 2, version: restart.tenant.version } },
      });
    });

    it('the welcome of an active tenant in the ledger', async () => {
      const tenant = await created(stores);
      await stores.activate(tenant);
      const leaves = (await found(stores, tenant))?.tenant;
      const before = await stores.ledger.find(tenant.id, 'send-welcome-email');
      if (!leaves) throw new Error('It is there.');
      const welcome = {
        tenantId: tenant.id,
        name: 'send-welcome-email',
        status: 'pending',
        attempt: 2,
        revision: (before?.revision ?? 0) + 1,
      } as const;

      expect(await stores.attempts.restart({ ...next(leaves), welcome })).toMatchObject({
        ok: true,
      });
      expect(await stores.ledger.find(tenant.id, 'send-welcome-email')).toMatchObject(welcome);
      expect((await found(stores, tenant))?.tenant).toMatchObject({ state: 'active', attempt: 2 });
    });
  });
}
