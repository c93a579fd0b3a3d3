import { createRecordOperation } from '../../../functions/records/api/create-record.ts';
import { deleteRecordOperation } from '../../../functions/records/api/delete-record.ts';
import { getRecordOperation } from '../../../functions/records/api/get-record.ts';
import { listCollectionsOperation } from '../../../functions/records/api/list-collections.ts';
import { listRecordsOperation } from '../../../functions/records/api/list-records.ts';
import { mergeRecordOperation } from '../../../functions/records/api/merge-record.ts';
import { replaceRecordOperation } from '../../../functions/records/api/replace-record.ts';
import { routes, type OperationOf } from '../../../functions/routes.ts';
import { edgeOf } from '../edge-of.ts';
import { storagePorts } from '../quotas/storage-ports.ts';
import { apiEvent, tenantIdentity, type RequestOf } from '../tenancy/tenant-contexts.ts';
import { FakeRecordRepository } from '../../fakes/fake-record-repository.ts';

type Body = Record<string, unknown> & {
  id: string;
  items: { id: string; name: string }[];
  nextCursor?: string;
};

/** The operations on records over a fake store, as one user calls them. */
export function recordsApi(feature?: string) {
  const ports = {
    records: new FakeRecordRepository(),
    ...storagePorts(feature),
    now: () => new Date('2026-01-01T00:00:00Z'),
    pause: async () => undefined,
  };
  const handler = edgeOf(
    createRecordOperation(ports),
    getRecordOperation(ports),
    listRecordsOperation(ports),
    listCollectionsOperation(ports),
    replaceRecordOperation(ports),
    mergeRecordOperation(ports),
    deleteRecordOperation(ports),
  );
  const identity = tenantIdentity();
  const call = async (operation: OperationOf<'records/api'>, request: RequestOf = {}) => {
    const event = apiEvent(routes[operation].key, { identity, ...request });
    const { statusCode, headers, body } = await handler(event);
    return { status: statusCode, headers, body: JSON.parse(body ?? '{}') as Body, text: body };
  };
  const create = async (collection = 'tasks', body: unknown = { a: 1 }) => {
    const { body: record } = await call('createRecord', { params: { collection }, body });
    return { collection, recordId: record.id };
  };
  return { call, create, counters: ports.counters, tenantId: identity.tenantId };
}
