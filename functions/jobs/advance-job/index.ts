import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { PartitionRemains } from '../../../adapters/dynamodb/erasure/partition-remains.ts';
import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { DynamoMoveRegistry } from '../../../adapters/dynamodb/moves/dynamo-move-registry.ts';
import { DynamoPlacementItems } from '../../../adapters/dynamodb/moves/dynamo-placement-items.ts';
import { DynamoTenantPartitions } from '../../../adapters/dynamodb/provisioning/dynamo-tenant-partitions.ts';
import { storageCounters, storageQuota } from '../../../adapters/dynamodb/quotas/storage-quota.ts';
import { DynamoRecordMeter } from '../../../adapters/dynamodb/records/dynamo-record-meter.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { isGone, isRefusal } from '../../../adapters/dedicated-resources/refused-session.ts';
import { S3FileMeter } from '../../../adapters/s3/s3-file-meter.ts';
import { S3PlacementObjects } from '../../../adapters/s3/s3-placement-objects.ts';
import { S3TenantPrefix } from '../../../adapters/s3/s3-tenant-prefix.ts';
import { tenantPrefixRemains, tenantVersions } from '../../../adapters/s3/tenant-versions.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { stageStorageHere } from '../../../adapters/sts/stage-storage-here.ts';
import { partitionsOf, tenantItems } from '../../../core/erasure/tenant-items.ts';
import { DynamoExportJobs } from '../../../adapters/dynamodb/portability/dynamo-export-jobs.ts';
import { DynamoTenantContents } from '../../../adapters/dynamodb/portability/dynamo-tenant-contents.ts';
import { DynamoImportJobs } from '../../../adapters/dynamodb/portability/dynamo-import-jobs.ts';
import { DynamoTenantTaker } from '../../../adapters/dynamodb/portability/dynamo-tenant-taker.ts';
import { ARCHIVE_LINK_SECONDS } from '../../../adapters/s3/s3-archive-store.ts';
import { S3ImportStore } from '../../../adapters/s3/s3-import-store.ts';
import { S3ImportedObjects } from '../../../adapters/s3/s3-imported-objects.ts';
import { portableFiles } from '../../../adapters/s3/s3-portable-files.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { moveWaits } from '../../../core/moves/move-waits.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { advanceJobHandler } from './advance-job.ts';
import { lambdaEnv } from '../../env/lambda.ts';
import { advanceJobEnv } from './env.ts';
import { jobTypes } from './job-types.ts';

const settings = readEnv(advanceJobEnv);
const sessions = tenantSessions(settings);
const table = { documents: documents(), tableName: settings.CONTROL_TABLE_NAME };
const now = () => new Date();

const { AWS_REGION } = readEnv(lambdaEnv);
const rules = { ...bundledPlatformConfig(), region: AWS_REGION };

const movePorts = {
  moves: new DynamoMoveRegistry(table.documents, table.tableName),
  items: new DynamoPlacementItems(sessions),
  objects: new S3PlacementObjects(sessions),
  table: new DynamoTenantPartitions(sessions),
  bucket: new S3TenantPrefix(sessions),
  stores: stageStorageHere(settings),
  waits: moveWaits({
    coldStartSeconds: settings.COLD_START_SECONDS,
    longestWriteSeconds: settings.LONGEST_WRITE_SECONDS,
    linkSeconds: settings.UPLOAD_LINK_SECONDS,
    longestUploadSeconds: settings.LONGEST_UPLOAD_SECONDS,
  }),
  isRefusal,
  now,
};

const correctionPorts = {
  tenants: new DynamoTenantFinder(table.documents, table.tableName),
  plans: rules.plans,
  counters: storageCounters(settings),
  storage: storageQuota(settings),
  files: new S3FileMeter(sessions),
  records: new DynamoRecordMeter(sessions),
  longestWriteSeconds: settings.COLD_START_SECONDS + settings.LONGEST_WRITE_SECONDS,
  now,
};

const placed = { items: movePorts.items, isGone };
const erasurePorts = {
  tenants: movePorts.moves,
  stores: [tenantItems(placed), tenantVersions(sessions)],
  swept: [new PartitionRemains(sessions), tenantPrefixRemains(sessions)],
  partitionsOf: partitionsOf(placed),
  settleSeconds: movePorts.waits.pauseSeconds,
  now,
};

const portabilityPorts = {
  tenants: correctionPorts.tenants,
  store: new S3ImportStore(
    tenantSessions(settings, { minimumLifeSeconds: ARCHIVE_LINK_SECONDS }),
    now,
  ),
  contents: new DynamoTenantContents(sessions, (...at) => portableFiles(sessions, ...at)),
  taker: new DynamoTenantTaker(sessions, new S3ImportedObjects(sessions)),
  exports: new DynamoExportJobs(table),
  imports: new DynamoImportJobs(table),
  plans: rules.plans,
  now,
};

export const handler = advanceJobHandler({
  jobs: new DynamoJobRepository(table, parseJob),
  types: jobTypes({
    move: movePorts,
    correction: correctionPorts,
    erasure: erasurePorts,
    portability: portabilityPorts,
    life: { moves: movePorts.moves, rules, now },
  }),
  now,
});
