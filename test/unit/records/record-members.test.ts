import { describe, expect, it } from 'vitest';
import { createRecordOperation } from '../../../functions/records/api/create-record.ts';
import { mergeRecordOperation } from '../../../functions/records/api/merge-record.ts';
import { routes } from '../../../functions/routes.ts';
import { storagePorts } from '../../support/quotas/storage-ports.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { FakeRecordRepository } from '../../fakes/fake-record-repository.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const ODD =
  '{"__proto__":{"a":1},"constructor":2,"":{"__proto__":3,"":""},"toString":null,"n":[null,{}]}';

function arrange() {
  const ports = {
    records: new FakeRecordRepository(),
    ...storagePorts(),
    now: () => new Date(),
    pause: async () => undefined,
  };
  const identity = tenantIdentity();
  const create = (body: string, headers = {}) => {
    const request = { identity, params: { collection: 'tasks' }, headers, body };
    return edgeOf(createRecordOperation(ports))(apiEvent(routes.createRecord.key, request));
  };
  const merge = (recordId: string, body: string) => {
    const request = { identity, params: { collection: 'tasks', recordId }, body };
    return edgeOf(mergeRecordOperation(ports))(apiEvent(routes.mergeRecord.key, request));
  };
  return { create, merge };
}

describe('the members of a record', () => {
  it('are kept whatever their names', async () => {
    const { create } = arrange();
    expect((await create(ODD)).body).toContain(`"data":${ODD}`);
  });

  it('are merged whatever their names', async () => {
    const { create, merge } = arrange();
    const { id } = JSON.parse((await create(ODD)).body ?? '') as { id: string };

    const { body } = await merge(id, '{"__proto__":{"b":2},"constructor":null}');
    expect(body).toContain('"data":{"__proto__":{"a":1,"b":2},"":{"__proto__":3,"":""}');
  });

  it('tell requests of one idempotency key apart whatever their names', async () => {
    const { create } = arrange();
    const headers = { 'idempotency-key': 'k-1' };
    await create('{"a":1}', headers);

    expect(await create('{"a":1,"__proto__":1}', headers)).toMatchObject({ statusCode: 422 });
  });
});
