import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoAuditAppender } from '../../../adapters/dynamodb/audit/dynamo-audit-appender.ts';
import { DynamoAuditDataKeys } from '../../../adapters/dynamodb/audit/dynamo-audit-data-keys.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { KmsPersonalDataCipher } from '../../../adapters/kms/kms-personal-data-cipher.ts';
import { PlanRetention } from '../../../core/audit/plan-retention.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { appendEntriesHandler } from './append-entries.ts';
import { appendEntriesEnv } from './env.ts';

const { AUDIT_TABLE_NAME, CONTROL_TABLE_NAME, SECRETS_KEY_ARN } = readEnv(appendEntriesEnv);
const documentClient = documents();
const now = () => new Date();

export const handler = appendEntriesHandler({
  appender: new DynamoAuditAppender(documentClient, AUDIT_TABLE_NAME, { now }),
  cipher: new KmsPersonalDataCipher({
    kms: new KMSClient(sdkConfig),
    keyArn: SECRETS_KEY_ARN,
    keys: new DynamoAuditDataKeys(documentClient, CONTROL_TABLE_NAME),
    now,
  }),
  retention: new PlanRetention({
    tenants: new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME),
    daysPerPlan: bundledPlatformConfig().limits.auditDaysPerPlan,
  }),
});
