import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { DynamoMoveRegistry } from '../../../adapters/dynamodb/moves/dynamo-move-registry.ts';
import { dedicatedResources } from '../../../adapters/dedicated-resources/dedicated-resources.ts';
import { stageStorageHere } from '../../../adapters/sts/stage-storage-here.ts';
import { erasureResources } from '../../../core/erasure/erase-data.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { moveResources } from '../../../core/moves/move-job.ts';
import { ERASURE } from '../../../core/tenant-life/life-job.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { changeDedicatedResourcesHandler } from './change-dedicated-resources.ts';
import { changeDedicatedResourcesEnv } from './env.ts';

const settings = readEnv(changeDedicatedResourcesEnv);
const table = { documents: documents(), tableName: settings.CONTROL_TABLE_NAME };

export const handler = changeDedicatedResourcesHandler({
  jobs: new DynamoJobRepository(table, parseJob),
  tenants: new DynamoMoveRegistry(table.documents, table.tableName),
  changes: { move: moveResources, [ERASURE]: erasureResources },
  dedicatedResources: dedicatedResources(settings),
  stores: stageStorageHere(settings),
  now: () => new Date(),
});
