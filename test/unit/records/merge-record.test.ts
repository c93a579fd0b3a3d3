import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../core/records/create-record.ts';
import { mergeRecord } from '../../../core/records/merge-record.ts';
import type { RecordRepository } from '../../../core/records/record-repository.ts';
import type { JsonObject } from '../../../kit/json.ts';
import { FakeRecordRepository } from '../../fakes/fake-record-repository.ts';
import { storagePorts, unlimitedAccount } from '../../support/quotas/storage-ports.ts';
import { tenantContext } from '../../support/tenancy/tenant-contexts.ts';

const now = () => new Date('2026-01-01T00:00:00Z');
const soon = async () => {
  await new Promise((resolve) => setImmediate(resolve));
};

async function arrange(data: JsonObject = {}) {
  const records = new FakeRecordRepository();
  const tenant = tenantContext();
  const account = unlimitedAccount();
  const { storage } = storagePorts();
  const request = { account, collection: 'tasks', data };
  const created = await createRecord({ records, storage, now }, tenant, request);
  if (!created.ok) throw new Error('The record was not created.');
  const key = { collection: 'tasks', id: created.value.id, account };
  return { ports: { records, storage, now, pause: soon }, records, storage, tenant, key };
}

describe('mergeRecord', () => {
  it('loses none of many patches at the same time', async () => {
    const { ports, records, tenant, key } = await arrange();
    const names = Array.from({ length: 15 }, (_, index) => `p${index}`);

    const merged = await Promise.all(
      names.map((name) => mergeRecord(ports, tenant, { ...key, patch: { [name]: true } })),
    );
    expect(merged.every(({ ok }) => ok)).toBe(true);

    const record = await records.find(tenant, key);
    expect(Object.keys(record?.data ?? {}).sort()).toEqual(names.sort());
    expect(record?.version).toBe(16);
  });

  it('changes nothing on another version than the named one, and does not try again', async () => {
    const { ports, records, tenant, key } = await arrange({ a: 1 });
    const request = { ...key, patch: { a: 2 }, version: 9 };

    expect(await mergeRecord(ports, tenant, request)).toEqual({
      ok: false,
      error: { kind: 'VersionConflict' },
    });
    expect(await records.find(tenant, key)).toMatchObject({ data: { a: 1 }, version: 1 });
  });

  it('gives up when others keep writing, with growing pauses of bounded length', async () => {
    const { records, storage, tenant, key } = await arrange();
    const pauses: number[] = [];
    const alwaysLate = Object.assign(Object.create(records) as RecordRepository, {
      find: records.find.bind(records),
      replace: async () => ({ ok: false, error: { kind: 'VersionConflict' } }),
    });
    const ports = {
      records: alwaysLate,
      storage,
      now,
      pause: async (milliseconds: number) => {
        pauses.push(milliseconds);
      },
    };

    expect(await mergeRecord(ports, tenant, { ...key, patch: {} })).toEqual({
      ok: false,
      error: { kind: 'RecordBusy' },
    });
    expect(pauses).toHaveLength(20);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(300);
  });

  it('gives up in time when the store is slow, before the function is cut off', async () => {
    const { records, storage, tenant, key } = await arrange();
    let milliseconds = 0;
    const slowAndLate = Object.assign(Object.create(records) as RecordRepository, {
      find: records.find.bind(records),
      replace: async () => {
        milliseconds += 2_000;
        return { ok: false, error: { kind: 'VersionConflict' } };
      },
    });
    const ports = {
      ...{ records: slowAndLate, storage },
      ...{ now: () => new Date(milliseconds), pause: soon },
    };

    expect(await mergeRecord(ports, tenant, { ...key, patch: {} })).toMatchObject({
      error: { kind: 'RecordBusy' },
    });
    expect(milliseconds).toBeLessThanOrEqual(12_000);
  });

  it('refuses what would make the record too large or too deep', async () => {
    const { ports, tenant, key } = await arrange({ a: 'x'.repeat(200 * 1024) });
    const merge = (patch: JsonObject) => mergeRecord(ports, tenant, { ...key, patch });

    expect(await merge({ b: 'x'.repeat(200 * 1024) })).toMatchObject({
      error: { kind: 'DataTooLarge', maxBytes: 358_400 },
    });
    const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`) as JsonObject;
    expect(await merge(deep)).toEqual({ ok: false, error: { kind: 'DataTooDeep', maxDepth: 64 } });
  });
});
