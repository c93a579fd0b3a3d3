import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { DynamoFileDeletions } from '../../../adapters/dynamodb/files/dynamo-file-deletions.ts';
import { storageQuota } from '../../../adapters/dynamodb/quotas/storage-quota.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { S3FileRepository } from '../../../adapters/s3/s3-file-repository.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onFileUploadedEnv } from './env.ts';
import { consumedEvents, takeInUpload } from './take-in-upload.ts';

const settings = readEnv(onFileUploadedEnv);
const table = documents();
const sessions = tenantSessions(settings);
const deletions = new DynamoFileDeletions(sessions);

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(
      table,
      settings.CONTROL_TABLE_NAME,
      'files/on-file-uploaded',
    ),
    now: () => new Date(),
  },
  consumedEvents,
  takeInUpload({
    tenants: new DynamoTenantFinder(table, settings.CONTROL_TABLE_NAME),
    plans: bundledPlatformConfig().plans,
    storage: storageQuota(settings),
    deletions,
    files: new S3FileRepository(sessions, { deletions }),
  }),
);
