import { setTimeout as pause } from 'node:timers/promises';
import { DynamoRecordRepository } from '../../../adapters/dynamodb/records/dynamo-record-repository.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { recordsContract } from '../contract.ts';
import { createRecordOperation } from './create-record.ts';
import { deleteRecordOperation } from './delete-record.ts';
import { getRecordOperation } from './get-record.ts';
import { listCollectionsOperation } from './list-collections.ts';
import { listRecordsOperation } from './list-records.ts';
import { mergeRecordOperation } from './merge-record.ts';
import { replaceRecordOperation } from './replace-record.ts';

const settings = readEnv(tenantPlaneEnv);
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
  edgePorts(readEnv(edgeEnv)),
);
