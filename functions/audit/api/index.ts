import { KMSClient } from '@aws-sdk/client-kms';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { DynamoAuditDataKeys } from '../../../adapters/dynamodb/audit/dynamo-audit-data-keys.ts';
import { DynamoAuditLog } from '../../../adapters/dynamodb/audit/dynamo-audit-log.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { KmsPersonalDataCipher } from '../../../adapters/kms/kms-personal-data-cipher.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { auditContract } from '../contract.ts';
import { auditApiEnv } from './env.ts';
import {
  listAuditOperation,
  listPlatformAuditOperation,
  listTenantAuditOperation,
} from './list-audit.ts';

const { AUDIT_TABLE_NAME, CONTROL_TABLE_NAME, SECRETS_KEY_ARN } = readEnv(auditApiEnv);
const documentClient = documents();
const now = () => new Date();
const ports = {
  reader: new DynamoAuditLog(documentClient, AUDIT_TABLE_NAME),
  cipher: new KmsPersonalDataCipher({
    kms: new KMSClient(sdkConfig),
    keyArn: SECRETS_KEY_ARN,
    keys: new DynamoAuditDataKeys(documentClient, CONTROL_TABLE_NAME),
    now,
  }),
  now,
};

export const handler = apiHandler<'audit/api'>(
  auditContract,
  {
    listAudit: listAuditOperation(ports),
    listTenantAudit: listTenantAuditOperation(ports),
    listPlatformAudit: listPlatformAuditOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
