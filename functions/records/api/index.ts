import { setTimeout as pause } from 'node:timers/promises';
import { DynamoRecordRepository } from '../../../adapters/dynamodb/records/dynamo-record-repository.ts';
import { DynamoSupportUses } from '../../../adapters/dynamodb/support-access/dynamo-support-uses.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { tenantApiEnv } from '../../env/tenant-api.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { recordsContract } from '../contract.ts';
import { createRecordOperation } from './create-record.ts';
import { deleteRecordOperation } from './delete-record.ts';
import { getRecordOperation } from './get-record.ts';
import { listCollectionsOperation } from './list-collections.ts';
import { listRecordsOperation } from './list-records.ts';
import { mergeRecordOperation } from './merge-record.ts';
import { replaceRecordOperation } from './replace-record.ts';

const settings = readEnv(tenantApiEnv);
const ports = {
  records: new DynamoRecordRepository(tenantSessions(settings)),
  now: () => new Date(),
  pause,
};

export const handler = apiHandler<'records/api'>(
  recordsContract,
  {
    listCollections: listCollectionsOperation(ports),
    createRecord: createRecordOperation(ports),
    listRecords: listRecordsOperation(ports),
    getRecord: getRecordOperation(ports),
    replaceRecord: replaceRecordOperation(ports),
    mergeRecord: mergeRecordOperation(ports),
    deleteRecord: deleteRecordOperation(ports),
  },
  { supportUses: new DynamoSupportUses(documents(), settings.CONTROL_TABLE_NAME) },
);
