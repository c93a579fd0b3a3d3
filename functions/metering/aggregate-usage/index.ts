import { randomInt } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoQuarantine } from '../../../adapters/dynamodb/metering/dynamo-quarantine.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { TenantTimeZones } from '../../../adapters/dynamodb/metering/tenant-time-zones.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { S3RawUsageLog } from '../../../adapters/s3/s3-raw-usage-log.ts';
import { EventCounter } from '../../../core/metering/contribution.ts';
import { Environment } from '../../../core/metering/known-usage.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { SHARDS } from '../../env/usage-shards.ts';
import { aggregateUsageHandler } from './aggregate-usage.ts';
import { aggregateUsageEnv } from './env.ts';

const { CONTROL_TABLE_NAME, USAGE_BUCKET_NAME, USAGE_TABLE_NAME } = readEnv(aggregateUsageEnv);
const documentClient = documents();

export const handler = aggregateUsageHandler({
  counter: new EventCounter(bundledPlatformConfig().metering.meters),
  store: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME),
  environment: new Environment(randomInt(SHARDS)),
  quarantine: new DynamoQuarantine(documentClient, USAGE_TABLE_NAME),
  log: new S3RawUsageLog(new S3Client(sdkConfig), USAGE_BUCKET_NAME),
  timeZones: new TenantTimeZones(new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME)),
  now: () => new Date(),
});
