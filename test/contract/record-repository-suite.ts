import { describe, expect, it } from 'vitest';
import type { RecordRepository } from '../../core/records/record-repository.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';
import { newId } from '../../kit/id.ts';
import type { JsonObject } from '../../kit/json.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';

const T0 = new Date('2026-01-01T00:00:00.000Z');
const T1 = new Date('2026-01-01T00:00:01.000Z');

const newRecord = (data: JsonObject = { n: 1 }) => ({
  collection: 'tasks',
  id: newId('rec'),
  data,
  createdAt: T0,
});

/** What every record store promises, whatever it is made of. */
export function describeRecordRepository(name: string, makeStore: () => RecordRepository): void {
  describe(name, () => {
    const arrange = () => ({ store: makeStore(), tenant: tenantContext() });

    it('gives back what was stored: the same JSON to the letter', async () => {
      const { store, tenant } = arrange();
      const data = JSON.parse(
        '{"z":1,"a":{"deep":[1,-0.5,1e200,null,true,"ü","",{"":{}}]},"long":12345678901234567890}',
      ) as JsonObject;
      const record = newRecord(data);

      const created = await store.create(tenant, record);
      const found = await store.find(tenant, record);
      expect(created).toEqual({ ok: true, value: found });
      expect(found).toEqual({ id: record.id, data, version: 1, createdAt: T0, updatedAt: T0 });
      expect(JSON.stringify(found?.data)).toBe(JSON.stringify(data));
    });

    it('finds nothing under another tenant, another collection or another id', async () => {
      const { store, tenant } = arrange();
      const record = newRecord();
      await store.create(tenant, record);

      expect(await store.find(tenantContext(), record)).toBeNull();
      expect(await store.find(tenant, { ...record, collection: 'notes' })).toBeNull();
      expect(await store.find(tenant, { ...record, id: newId('rec') })).toBeNull();
    });

    it('replaces the data and raises the version, whatever the version', async () => {
      const { store, tenant } = arrange();
      const record = newRecord();
      await store.create(tenant, record);

      const replaced = await store.replace(tenant, { ...record, data: { n: 2 }, updatedAt: T1 });
      const expected = { id: record.id, data: { n: 2 }, version: 2, createdAt: T0, updatedAt: T1 };
      expect(replaced).toEqual({ ok: true, value: expected });
      expect(await store.find(tenant, record)).toEqual(expected);
    });

    it('replaces only the named version', async () => {
      const { store, tenant } = arrange();
      const record = newRecord();
      await store.create(tenant, record);
      const write = { ...record, data: { n: 2 }, updatedAt: T1 };

      expect(await store.replace(tenant, { ...write, version: 7 })).toEqual({
        ok: false,
        error: { kind: 'VersionConflict' },
      });
      expect(await store.replace(tenant, { ...write, version: 1 })).toMatchObject({ ok: true });
      expect(await store.replace(tenant, { ...write, version: 1 })).toMatchObject({ ok: false });
    });

    it('replaces nothing that is not there', async () => {
      const { store, tenant } = arrange();
      const write = { ...newRecord(), updatedAt: T1 };
      const notFound = { ok: false, error: { kind: 'RecordNotFound' } };

      expect(await store.replace(tenant, write)).toEqual(notFound);
      expect(await store.replace(tenant, { ...write, version: 1 })).toEqual(notFound);
      expect(await store.find(tenant, write)).toBeNull();
    });

    it('lets one of many writers of the same version win', async () => {
      const { store, tenant } = arrange();
      const record = newRecord();
      await store.create(tenant, record);

      const written = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          store.replace(tenant, { ...record, data: { n }, updatedAt: T1, version: 1 }),
        ),
      );
      expect(written.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it('deletes a record, and what is not there too', async () => {
      const { store, tenant } = arrange();
      const record = newRecord();
      await store.create(tenant, record);

      const bytes = JSON.stringify(record.data).length;
      expect(await store.delete(tenant, record)).toEqual({ ok: true, value: bytes });
      expect(await store.find(tenant, record)).toBeNull();
      expect(await store.delete(tenant, record)).toEqual({ ok: true, value: 0 });
    });

    it('deletes only the named version', async () => {
      const { store, tenant } = arrange();
      const record = newRecord();
      const kindOf = async (version: number) => {
        const deleted = await store.delete(tenant, { ...record, version });
        return deleted.ok ? 'deleted' : deleted.error.kind;
      };

      expect(await kindOf(1)).toBe('RecordNotFound');
      await store.create(tenant, record);
      expect(await kindOf(2)).toBe('VersionConflict');
      expect(await kindOf(1)).toBe('deleted');
    });

    it('lists the records of one collection in pages, oldest first, each once', async () => {
      const { store, tenant } = arrange();
      const ids = Array.from({ length: 5 }, () => newId('rec')).sort();
      for (const id of ids.toReversed()) await store.create(tenant, { ...newRecord(), id });
      await store.create(tenant, { ...newRecord(), collection: 'tasks-done' });
      await store.create(tenant, { ...newRecord(), claim: { key: 'k', fingerprint: 'f' } });

      const listed = await everyPage(({ after }) =>
        store.list(tenant, 'tasks', { limit: 2, after }),
      );
      expect(listed.map(({ length }) => length)).toEqual([2, 2, 2]);
      expect(
        listed
          .flat()
          .map(({ id }) => id)
          .slice(0, 5),
      ).toEqual(ids);
      expect(await store.list(tenantContext(), 'tasks', { limit: 2 })).toEqual({ items: [] });
    });

    it('lists the collections that ever had a record, by name, in pages', async () => {
      const { store, tenant } = arrange();
      for (const collection of ['b', 'a', 'c', 'a']) {
        await store.create(tenant, { ...newRecord(), collection });
      }
      const listed = await everyPage(({ after }) =>
        store.listCollections(tenant, { limit: 2, after }),
      );
      expect(listed).toEqual([
        [
          { name: 'a', createdAt: T0 },
          { name: 'b', createdAt: T0 },
        ],
        [{ name: 'c', createdAt: T0 }],
      ]);
      expect(await store.listCollections(tenantContext(), { limit: 2 })).toEqual({ items: [] });
    });

    describeClaims(arrange);
  });
}

function describeClaims(arrange: () => { store: RecordRepository; tenant: TenantContext }): void {
  const claimed = (fingerprint = 'f', createdAt = T0) => ({
    ...newRecord(),
    createdAt,
    claim: { key: 'once', fingerprint },
  });
  const recordIdsOf = async (store: RecordRepository, tenant: TenantContext) =>
    (await store.list(tenant, 'tasks', { limit: 100 })).items.map(({ id }) => id);

  it('stores once what is sent many times at once under one idempotency key', async () => {
    const { store, tenant } = arrange();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => store.create(tenant, claimed())),
    );
    const ids = new Set(answers.map((answer) => answer.ok && answer.value.id));
    expect([...ids]).toEqual(await recordIdsOf(store, tenant));
  });

  it('gives the record as it was first stored, even when it was changed or deleted since', async () => {
    const { store, tenant } = arrange();
    const record = claimed();
    const first = await store.create(tenant, record);
    await store.replace(tenant, { ...record, data: { n: 2 }, updatedAt: T1 });

    expect(await store.create(tenant, claimed('f', T1))).toEqual(first);
    await store.delete(tenant, record);
    expect(await store.create(tenant, claimed('f', T1))).toEqual(first);
  });

  it('refuses the idempotency key of another request', async () => {
    const { store, tenant } = arrange();
    await store.create(tenant, claimed());
    expect(await store.create(tenant, claimed('another'))).toEqual({
      ok: false,
      error: { kind: 'IdempotencyKeyReused' },
    });
  });

  it('keeps the keys of two tenants apart, and forgets a key after a day', async () => {
    const { store, tenant } = arrange();
    await store.create(tenant, claimed());
    const nextDay = new Date(T0.getTime() + 24 * 3_600_000);

    expect(await store.create(tenantContext(), claimed('another'))).toMatchObject({ ok: true });
    expect(await store.create(tenant, claimed('another', nextDay))).toMatchObject({ ok: true });
    expect(await recordIdsOf(store, tenant)).toHaveLength(2);
  });
}

type Listed<Item> = { readonly items: readonly Item[]; readonly next?: string };

async function everyPage<Item>(
  list: (from: { after?: string }) => Promise<Listed<Item>>,
): Promise<(readonly Item[])[]> {
  const pages: (readonly Item[])[] = [];
  let after: string | undefined;
  do {
    const page = await list({ ...(after && { after }) });
    pages.push(page.items);
    after = page.next;
  } while (after !== undefined);
  return pages;
}
