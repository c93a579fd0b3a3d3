import { beforeAll, describe, expect, it } from 'vitest';
import { DynamoRecordRepository } from '../../adapters/dynamodb/records/dynamo-record-repository.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { newId } from '../../kit/id.ts';
import { orderFault } from '../support/provisioning/gate-faults.ts';
import { describeRecordRepository } from './record-repository-suite.ts';
import { localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';

let sessions: TenantSessions;

beforeAll(async () => {
  ({ sessions } = await localTenantPlane());
});

describeRecordRepository('DynamoRecordRepository', () => new DynamoRecordRepository(sessions));

describe('DynamoRecordRepository, whose first answer is lost after the write', () => {
  const loseAnswer = (action: string, id: string) =>
    orderFault(
      { service: 'dynamodb', action, bodyIncludes: [id] },
      { mode: 'fail-after', times: 1 },
    );
  const arrange = () => {
    const store = new DynamoRecordRepository(sessions);
    const tenant = tenantContext();
    const record = { collection: 'tasks', id: newId('rec'), data: { n: 1 }, createdAt: new Date() };
    return { store, tenant, record };
  };

  it('stores a new record once', async () => {
    const { store, tenant, record } = arrange();
    const lost = await loseAnswer('PutItem', record.id);
    expect(await store.create(tenant, record)).toMatchObject({ ok: true });
    expect((await store.list(tenant, 'tasks', { limit: 10 })).items).toHaveLength(1);
    expect(await lost.hits()).toBe(1);
  });

  it('stores a new record of an idempotency key once', async () => {
    const { store, tenant, record } = arrange();
    const lost = await loseAnswer('TransactWriteItems', record.id);
    const claimed = { ...record, claim: { key: 'k', fingerprint: 'f' } };
    expect(await store.create(tenant, claimed)).toMatchObject({ value: { id: record.id } });
    expect((await store.list(tenant, 'tasks', { limit: 10 })).items).toHaveLength(1);
    expect(await lost.hits()).toBe(1);
  });

  it('knows its own write of a named version for a success, and not for a conflict', async () => {
    const { store, tenant, record } = arrange();
    await store.create(tenant, record);
    const lost = await loseAnswer('UpdateItem', record.id);
    const write = { ...record, data: { n: 2 }, updatedAt: new Date(), version: 1 };

    const replaced = await store.replace(tenant, write);
    expect(replaced).toEqual({ ok: true, value: await store.find(tenant, record) });
    expect(replaced).toMatchObject({ value: { data: { n: 2 }, version: 2 } });
    expect(await lost.hits()).toBe(1);
  });
});
