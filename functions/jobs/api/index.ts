import { DynamoJobRepository } from '../../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { DynamoMoveRegistry } from '../../../adapters/dynamodb/moves/dynamo-move-registry.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { parseJob } from '../../../core/jobs/job.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { jobsContract } from '../contract.ts';
import { jobsApiEnv } from './env.ts';
import { getJobOperation } from './get-job.ts';
import { listJobsOperation } from './list-jobs.ts';

const table = { documents: documents(), tableName: readEnv(jobsApiEnv).CONTROL_TABLE_NAME };
const jobs = new DynamoJobRepository(table, parseJob);
const tenants = new DynamoMoveRegistry(table.documents, table.tableName);

export const handler = apiHandler<'jobs/api'>(
  jobsContract,
  {
    listJobs: listJobsOperation({ jobs, tenants }),
    getJob: getJobOperation({ jobs }),
  },
  edgePorts(readEnv(edgeEnv)),
);
