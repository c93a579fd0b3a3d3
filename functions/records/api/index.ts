import { setTimeout as pause } from 'node:timers/promises';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { storageQuota } from '../../../adapters/dynamodb/quotas/storage-quota.ts';
import { DynamoRecordRepository } from '../../../adapters/dynamodb/records/dynamo-record-repository.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { recordsContract } from '../contract.ts';
import { createRecordOperation } from './create-record.ts';
import { deleteRecordOperation } from './delete-record.ts';
import { recordsApiEnv } from './env.ts';
import { getRecordOperation } from './get-record.ts';
import { listCollectionsOperation } from './list-collections.ts';
import { listRecordsOperation } from './list-records.ts';
import { mergeRecordOperation } from './merge-record.ts';
import { replaceRecordOperation } from './replace-record.ts';

const settings = readEnv(recordsApiEnv);
const ports = {
  records: new DynamoRecordRepository(tenantSessions(settings)),
  storage: storageQuota(settings),
  plans: bundledPlatformConfig().plans,
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
