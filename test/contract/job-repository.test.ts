import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoJobRepository } from '../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { parseJob } from '../../core/jobs/job.ts';
import { describeJobRepository, JOBS_NOW } from './job-repository-suite.ts';
import { asRoot } from '../support/local-cloud.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';

const dynamo = new DynamoDBClient(asRoot());
const documents = DynamoDBDocumentClient.from(dynamo, {
  marshallOptions: { removeUndefinedValues: true },
});
const tableName = await emptyControlTable(dynamo);
const table = { documents, tableName, now: () => JOBS_NOW };

describeJobRepository('DynamoJobRepository', async () => new DynamoJobRepository(table, parseJob));
