import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { dueTenants } from '../../../adapters/dynamodb/tenant-life/due-tenants.ts';
import { DynamoLifeJobs } from '../../../adapters/dynamodb/tenant-life/dynamo-life-jobs.ts';
import { DynamoTenantLife } from '../../../adapters/dynamodb/tenants/dynamo-tenant-life.ts';
import { SfnJobRuns } from '../../../adapters/stepfunctions/sfn-job-runs.ts';
import { eraseDueTenants } from '../../../core/erasure/erase-due-tenants.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { logDelay } from '../../jobs/log-delay.ts';
import { LOG } from '../../log-events.ts';
import { eraseDueTenantsEnv } from './env.ts';

const { CONTROL_TABLE_NAME: tableName, RUN_JOB_MACHINE_ARN } = readEnv(eraseDueTenantsEnv);
const table = { documents: documents(), tableName };

const ports = {
  life: new DynamoTenantLife(table.documents, tableName),
  jobs: new DynamoLifeJobs(table),
  runs: new SfnJobRuns(new SFNClient(sdkConfig), RUN_JOB_MACHINE_ARN),
  onDelay: logDelay,
  dueToErase: () => dueTenants(table.documents, tableName, 'erase'),
  now: () => new Date(),
};

/** Each hour: starts the erasure of the tenants whose grace is over. */
export const handler = scheduledFunction(
  { log: { done: LOG.erasuresStarted, failed: LOG.erasureNotStarted }, now: ports.now },
  ({ deadline, onError }) => eraseDueTenants({ ...ports, onError }, deadline),
);
