import { setTimeout as pause } from 'node:timers/promises';
import { DynamoRecordRepository } from '../../../adapters/dynamodb/records/dynamo-record-repository.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { createRecordHandler } from './create-record.ts';
import { deleteRecordHandler } from './delete-record.ts';
import { recordsApiEnv } from './env.ts';
import { getRecordHandler } from './get-record.ts';
import { listCollectionsHandler } from './list-collections.ts';
import { listRecordsHandler } from './list-records.ts';
import { mergeRecordHandler } from './merge-record.ts';
import { replaceRecordHandler } from './replace-record.ts';

const ports = {
  records: new DynamoRecordRepository(tenantSessions(readEnv(recordsApiEnv))),
  now: () => new Date(),
  pause,
};

export const handler = apiHandler<'records/api'>({
  listCollections: listCollectionsHandler(ports),
  createRecord: createRecordHandler(ports),
  listRecords: listRecordsHandler(ports),
  getRecord: getRecordHandler(ports),
  replaceRecord: replaceRecordHandler(ports),
  mergeRecord: mergeRecordHandler(ports),
  deleteRecord: deleteRecordHandler(ports),
});
