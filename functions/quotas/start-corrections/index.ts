import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantIds } from '../../../adapters/dynamodb/tenants/dynamo-tenant-ids.ts';
import { SfnJobRuns } from '../../../adapters/stepfunctions/sfn-job-runs.ts';
import { parseCorrection } from '../../../core/quotas/correction-job.ts';
import { startCorrections } from '../../../core/quotas/start-corrections.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { startCorrectionsEnv } from './env.ts';

const { CONTROL_TABLE_NAME, RUN_JOB_MACHINE_ARN } = readEnv(startCorrectionsEnv);
const table = { documents: documents(), tableName: CONTROL_TABLE_NAME };

const ports = {
  tenants: new DynamoTenantIds(table.documents, table.tableName),
  jobs: new DynamoJobRepository(table, parseCorrection),
  runs: new SfnJobRuns(new SFNClient(sdkConfig), RUN_JOB_MACHINE_ARN),
  now: () => new Date(),
};

/** Each hour: starts the corrections of the tenants whose hour it is. */
export const handler = scheduledFunction(
  {
    log: { done: LOG.correctionsStarted, failed: LOG.correctionNotStarted },
    now: ports.now,
  },
  ({ deadline, onError }) => startCorrections({ ...ports, onError }, deadline),
);
