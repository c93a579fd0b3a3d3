import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { SfnJobRuns } from '../../../adapters/stepfunctions/sfn-job-runs.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { sweepJobs } from '../../../core/jobs/sweep-jobs.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { OLDEST_OPEN_JOB } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';
import { sweepJobsEnv } from './env.ts';

const { CONTROL_TABLE_NAME, RUN_JOB_MACHINE_ARN } = readEnv(sweepJobsEnv);

const ports = {
  jobs: new DynamoJobRepository(
    { documents: documents(), tableName: CONTROL_TABLE_NAME },
    parseJob,
  ),
  runs: new SfnJobRuns(new SFNClient(sdkConfig), RUN_JOB_MACHINE_ARN),
  now: () => new Date(),
};

/** Each minute: starts the machine of every job that has none. */
export const handler = scheduledFunction(
  {
    log: { done: LOG.jobsSwept, failed: LOG.jobSweepFailed },
    oldest: OLDEST_OPEN_JOB,
    now: ports.now,
  },
  ({ deadline, onError }) => sweepJobs({ ...ports, onError }, deadline),
);
