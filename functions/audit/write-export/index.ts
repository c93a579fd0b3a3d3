import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { largeObjectsConfig, sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { DynamoAuditDataKeys } from '../../../adapters/dynamodb/audit/dynamo-audit-data-keys.ts';
import { DynamoAuditLog } from '../../../adapters/dynamodb/audit/dynamo-audit-log.ts';
import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { KmsPersonalDataCipher } from '../../../adapters/kms/kms-personal-data-cipher.ts';
import { S3AuditExports } from '../../../adapters/s3/s3-audit-exports.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { writeExportEnv } from './env.ts';
import { writeExportHandler } from './write-export.ts';

const settings = readEnv(writeExportEnv);
const table = { documents: documents(), tableName: settings.CONTROL_TABLE_NAME };
const auditLog = new DynamoAuditLog(table.documents, settings.AUDIT_TABLE_NAME);
const now = () => new Date();

export const handler = writeExportHandler({
  jobs: new DynamoJobRepository(table, parseJob),
  reader: auditLog,
  chains: auditLog,
  cipher: new KmsPersonalDataCipher({
    ...{ kms: new KMSClient(sdkConfig), keyArn: settings.SECRETS_KEY_ARN, now },
    keys: new DynamoAuditDataKeys(table.documents, table.tableName),
  }),
  exports: new S3AuditExports(new S3Client(largeObjectsConfig), {
    ...{ bucketName: settings.AUDIT_EXPORTS_BUCKET_NAME, now },
  }),
  now,
});
