import { S3Client } from '@aws-sdk/client-s3';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoQuarantine } from '../../../adapters/dynamodb/metering/dynamo-quarantine.ts';
import { DynamoUsagePeriods } from '../../../adapters/dynamodb/metering/dynamo-usage-periods.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { TenantTimeZones } from '../../../adapters/dynamodb/metering/tenant-time-zones.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { S3RawUsageLog } from '../../../adapters/s3/s3-raw-usage-log.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { meteringContract } from '../contract.ts';
import { meteringApiEnv } from './env.ts';
import { listQuarantinedEventsOperation, listWindowEventsOperation } from './events.ts';
import { listMetersOperation, listUsageOperation, showCurrentUsageOperation } from './usage.ts';

const { CONTROL_TABLE_NAME, USAGE_BUCKET_NAME, USAGE_TABLE_NAME } = readEnv(meteringApiEnv);
const documentClient = documents();

const ports = {
  meters: bundledPlatformConfig().metering.meters,
  reader: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME),
  timeZones: new TenantTimeZones(new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME)),
  periods: new DynamoUsagePeriods(documentClient, {
    usageTableName: USAGE_TABLE_NAME,
    controlTableName: CONTROL_TABLE_NAME,
  }),
  now: () => new Date(),
};

export const handler = apiHandler<'metering/api'>(
  meteringContract,
  {
    listUsage: listUsageOperation(ports),
    showCurrentUsage: showCurrentUsageOperation(ports),
    listMeters: listMetersOperation(ports),
    listWindowEvents: listWindowEventsOperation(
      new S3RawUsageLog(new S3Client(sdkConfig), USAGE_BUCKET_NAME),
    ),
    listQuarantinedEvents: listQuarantinedEventsOperation(
      new DynamoQuarantine(documentClient, USAGE_TABLE_NAME),
    ),
  },
  edgePorts(readEnv(edgeEnv)),
);
