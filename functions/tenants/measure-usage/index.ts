import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoRecordMeter } from '../../../adapters/dynamodb/records/dynamo-record-meter.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { S3FileMeter } from '../../../adapters/s3/s3-file-meter.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { measureUsageContract } from '../measure-usage-contract.ts';
import { measureUsageEnv } from './env.ts';
import { measureTenantOperation } from './measure-tenant.ts';

const settings = readEnv(measureUsageEnv);
const sessions = tenantSessions(settings);

export const handler = apiHandler<'tenants/measure-usage'>(
  measureUsageContract,
  {
    measureTenant: measureTenantOperation({
      tenants: new DynamoTenantFinder(documents(), settings.CONTROL_TABLE_NAME),
      records: new DynamoRecordMeter(sessions),
      files: new S3FileMeter(sessions),
      now: () => new Date(),
    }),
  },
  edgePorts(readEnv(edgeEnv)),
);
