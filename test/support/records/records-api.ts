import { createRecordHandler } from '../../../functions/records/api/create-record.ts';
import { deleteRecordHandler } from '../../../functions/records/api/delete-record.ts';
import { getRecordHandler } from '../../../functions/records/api/get-record.ts';
import { listCollectionsHandler } from '../../../functions/records/api/list-collections.ts';
import { listRecordsHandler } from '../../../functions/records/api/list-records.ts';
import { mergeRecordHandler } from '../../../functions/records/api/merge-record.ts';
import { replaceRecordHandler } from '../../../functions/records/api/replace-record.ts';
import { routes } from '../../../functions/routes.ts';
import { apiEvent, tenantIdentity, type RequestOf } from '../tenancy/tenant-contexts.ts';
import { FakeRecordRepository } from './fake-record-repository.ts';

type Body = Record<string, unknown> & {
  id: string;
  items: { id: string; name: string }[];
  nextCursor?: string;
};

/** The operations on records over a fake store, as one user calls them. */
export function recordsApi() {
  const ports = {
    records: new FakeRecordRepository(),
    now: () => new Date('2026-01-01T00:00:00Z'),
    pause: async () => undefined,
  };
  const handlers = {
    createRecord: createRecordHandler(ports),
    getRecord: getRecordHandler(ports),
    listRecords: listRecordsHandler(ports),
    listCollections: listCollectionsHandler(ports),
    replaceRecord: replaceRecordHandler(ports),
    mergeRecord: mergeRecordHandler(ports),
    deleteRecord: deleteRecordHandler(ports),
  };
  const identity = tenantIdentity();
  const call = async (operation: keyof typeof handlers, request: RequestOf = {}) => {
    const event = apiEvent(routes[operation].key, { identity, ...request });
    const { statusCode, headers, body } = await handlers[operation](event);
    return { status: statusCode, headers, body: JSON.parse(body ?? '{}') as Body, text: body };
  };
  const create = async (collection = 'tasks', body: unknown = { a: 1 }) => {
    const { body: record } = await call('createRecord', { params: { collection }, body });
    return { collection, recordId: record.id };
  };
  return { call, create };
}
