import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { DynamoExportJobs } from '../../../adapters/dynamodb/portability/dynamo-export-jobs.ts';
import { DynamoImportJobs } from '../../../adapters/dynamodb/portability/dynamo-import-jobs.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { ARCHIVE_LINK_SECONDS } from '../../../adapters/s3/s3-archive-store.ts';
import { S3ImportStore } from '../../../adapters/s3/s3-import-store.ts';
import { SfnJobRuns } from '../../../adapters/stepfunctions/sfn-job-runs.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { logDelay } from '../../jobs/log-delay.ts';
import { portabilityContract } from '../contract.ts';
import { portabilityApiEnv } from './env.ts';
import { getOwnExportOperation, getTenantExportOperation } from './get-export.ts';
import { getTenantImportOperation, startTenantImportOperation } from './imports.ts';
import { startOwnExportOperation, startTenantExportOperation } from './start-export.ts';

const settings = readEnv(portabilityApiEnv);
const table = { documents: documents(), tableName: settings.CONTROL_TABLE_NAME };
const now = () => new Date();
const sessions = tenantSessions(settings, { minimumLifeSeconds: ARCHIVE_LINK_SECONDS });

const ports = {
  exports: new DynamoExportJobs(table),
  runs: new SfnJobRuns(new SFNClient(sdkConfig), settings.RUN_JOB_MACHINE_ARN),
  tenants: new DynamoTenantFinder(table.documents, table.tableName),
  imports: new DynamoImportJobs(table),
  store: new S3ImportStore(sessions, now),
  now,
  onDelay: logDelay,
};

export const handler = apiHandler<'portability/api'>(
  portabilityContract,
  {
    startTenantExport: startTenantExportOperation(ports),
    getTenantExport: getTenantExportOperation(ports),
    startTenantImport: startTenantImportOperation(ports),
    getTenantImport: getTenantImportOperation(ports),
    startOwnExport: startOwnExportOperation(ports),
    getOwnExport: getOwnExportOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
