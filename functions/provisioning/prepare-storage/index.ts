import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoProvisioningRegistry } from '../../../adapters/dynamodb/provisioning/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { DynamoTenantPartitions } from '../../../adapters/dynamodb/provisioning/dynamo-tenant-partitions.ts';
import { S3TenantPrefix } from '../../../adapters/s3/s3-tenant-prefix.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { prepareStorage } from '../../../core/provisioning/prepare-storage.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { prepareStorageEnv } from './env.ts';

const settings = readEnv(prepareStorageEnv);
const documentClient = documents();
const sessions = tenantSessions(settings);

export const handler = stepFunction(
  {
    tenants: new DynamoProvisioningRegistry(documentClient, settings.CONTROL_TABLE_NAME),
    ledger: new DynamoStepLedger(documentClient, settings.CONTROL_TABLE_NAME),
    now: () => new Date(),
  },
  prepareStorage({ stores: [new DynamoTenantPartitions(sessions), new S3TenantPrefix(sessions)] }),
);
