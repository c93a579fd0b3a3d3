import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { DynamoStreamRegistry } from '../../../adapters/dynamodb/audit-stream/dynamo-stream-registry.ts';
import { DynamoAuditDataKeys } from '../../../adapters/dynamodb/audit/dynamo-audit-data-keys.ts';
import { DynamoAuditExportJobs } from '../../../adapters/dynamodb/audit/dynamo-audit-export-jobs.ts';
import { DynamoAuditLog } from '../../../adapters/dynamodb/audit/dynamo-audit-log.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { KmsPersonalDataCipher } from '../../../adapters/kms/kms-personal-data-cipher.ts';
import { KmsStreamSecrets } from '../../../adapters/kms/kms-stream-secrets.ts';
import { S3AuditExports } from '../../../adapters/s3/s3-audit-exports.ts';
import { SfnJobRuns } from '../../../adapters/stepfunctions/sfn-job-runs.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { logDelay } from '../../jobs/log-delay.ts';
import { auditContract } from '../contract.ts';
import { auditApiEnv } from './env.ts';
import { getExportOperation, getTenantExportOperation } from './get-export.ts';
import {
  listAuditOperation,
  listPlatformAuditOperation,
  listTenantAuditOperation,
} from './list-audit.ts';
import { startExportOperation, startTenantExportOperation } from './start-export.ts';
import { deleteStreamOperation, getStreamOperation, putStreamOperation } from './stream.ts';

const settings = readEnv(auditApiEnv);
const { AUDIT_TABLE_NAME, CONTROL_TABLE_NAME, SECRETS_KEY_ARN } = settings;
const documentClient = documents();
const kms = new KMSClient(sdkConfig);
const now = () => new Date();
const table = { documents: documentClient, tableName: CONTROL_TABLE_NAME, now };
const reader = new DynamoAuditLog(documentClient, AUDIT_TABLE_NAME);
const cipher = new KmsPersonalDataCipher({
  ...{ kms, keyArn: SECRETS_KEY_ARN, now },
  keys: new DynamoAuditDataKeys(documentClient, CONTROL_TABLE_NAME),
});
const list = { reader, cipher, now };
const exporting = {
  jobs: new DynamoAuditExportJobs(table),
  runs: new SfnJobRuns(new SFNClient(sdkConfig), settings.RUN_JOB_MACHINE_ARN),
  tenants: new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME),
  exports: new S3AuditExports(new S3Client(sdkConfig), {
    bucketName: settings.AUDIT_EXPORTS_BUCKET_NAME,
    now,
  }),
  now,
  onDelay: logDelay,
};
const streaming = {
  streams: new DynamoStreamRegistry(table),
  secrets: new KmsStreamSecrets(kms, SECRETS_KEY_ARN),
  chains: reader,
  allowsLoopback: settings.STREAMS_TO_LOOPBACK,
  now,
};

export const handler = apiHandler<'audit/api'>(
  auditContract,
  {
    listAudit: listAuditOperation(list),
    listTenantAudit: listTenantAuditOperation(list),
    listPlatformAudit: listPlatformAuditOperation(list),
    startAuditExport: startExportOperation(exporting),
    getAuditExport: getExportOperation(exporting),
    startTenantAuditExport: startTenantExportOperation(exporting),
    getTenantAuditExport: getTenantExportOperation(exporting),
    putAuditStream: putStreamOperation(streaming),
    getAuditStream: getStreamOperation(streaming),
    deleteAuditStream: deleteStreamOperation(streaming),
  },
  edgePorts(readEnv(edgeEnv)),
);
