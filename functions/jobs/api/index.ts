import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { DynamoMoveRegistry } from '../../../adapters/dynamodb/moves/dynamo-move-registry.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { jobsApiEnv } from './env.ts';
import { getJobHandler } from './get-job.ts';
import { listJobsHandler } from './list-jobs.ts';

const table = { documents: documents(), tableName: readEnv(jobsApiEnv).CONTROL_TABLE_NAME };
const jobs = new DynamoJobRepository(table, parseJob);
const tenants = new DynamoMoveRegistry(table.documents, table.tableName);

export const handler = apiHandler<'jobs/api'>({
  listJobs: listJobsHandler({ jobs, tenants }),
  getJob: getJobHandler({ jobs }),
});
