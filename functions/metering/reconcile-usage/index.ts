import { S3Client } from '@aws-sdk/client-s3';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoReconciliations } from '../../../adapters/dynamodb/metering/dynamo-reconciliations.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { S3RawUsageLog } from '../../../adapters/s3/s3-raw-usage-log.ts';
import { reconcileUsage } from '../../../core/metering/reconcile-usage.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { reportDifferences } from './report-differences.ts';
import { reconcileUsageEnv } from './env.ts';

const { USAGE_BUCKET_NAME, USAGE_TABLE_NAME } = readEnv(reconcileUsageEnv);
const documentClient = documents();

const ports = {
  reconciliations: new DynamoReconciliations(documentClient, USAGE_TABLE_NAME),
  meters: bundledPlatformConfig().metering.meters,
  reader: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME),
  log: new S3RawUsageLog(new S3Client(sdkConfig), USAGE_BUCKET_NAME),
  onDifference: reportDifferences,
  now: () => new Date(),
};

/** Each hour: recounts the days of UTC that are over, each tenant's once. */
export const handler = scheduledFunction(
  { log: { done: LOG.usageReconciled, failed: LOG.usageNotReconciled }, now: ports.now },
  ({ deadline, onError }) => reconcileUsage({ ...ports, onError }, deadline),
);
