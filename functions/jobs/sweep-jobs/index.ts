import { SFNClient } from '@aws-sdk/client-sfn';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { SfnJobRuns } from '../../../adapters/stepfunctions/sfn-job-runs.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { sweepJobsEnv } from './env.ts';
import { sweepJobsHandler } from './sweep-jobs.ts';

const { CONTROL_TABLE_NAME, RUN_JOB_MACHINE_ARN } = readEnv(sweepJobsEnv);

export const handler = sweepJobsHandler({
  jobs: new DynamoJobRepository(
    { documents: documents(), tableName: CONTROL_TABLE_NAME },
    parseJob,
  ),
  runs: new SfnJobRuns(new SFNClient(sdkConfig), RUN_JOB_MACHINE_ARN),
  now: () => new Date(),
});
