import { DynamoUsageExports } from '../../adapters/dynamodb/billing/dynamo-usage-exports.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { describeUsageExports } from './usage-exports-suite.ts';

describeUsageExports('DynamoUsageExports', async () => {
  const { tableName } = await scratchTable();
  return new DynamoUsageExports({ documents: documentsAsRoot(), tableName, now: () => new Date() });
});
