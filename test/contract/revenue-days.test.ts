import { DynamoRevenueDays } from '../../adapters/dynamodb/analytics/dynamo-revenue-days.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { describeRevenueDays } from './revenue-days-suite.ts';

describeRevenueDays('DynamoRevenueDays', async () => {
  const { tableName } = await scratchTable();
  return new DynamoRevenueDays(documentsAsRoot(), tableName);
});
