import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { DynamoTenantPartitions } from '../../../adapters/dynamodb/provisioning/dynamo-tenant-partitions.ts';
import { S3TenantPrefix } from '../../../adapters/s3/s3-tenant-prefix.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { prepareStorage } from '../../../core/provisioning/prepare-storage.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { prepareStorageEnv } from './env.ts';

const settings = readEnv(prepareStorageEnv);
const sessions = tenantSessions(settings);

export const handler = stepFunction(
  stepPorts(settings.CONTROL_TABLE_NAME),
  prepareStorage({ stores: [new DynamoTenantPartitions(sessions), new S3TenantPrefix(sessions)] }),
);
