import { DynamoQuarantine } from '../../adapters/dynamodb/metering/dynamo-quarantine.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchUsageTable } from '../support/usage-table.ts';
import { describeQuarantine } from './quarantine-suite.ts';

describeQuarantine('DynamoQuarantine', async () => {
  const { tableName } = await scratchUsageTable();
  return new DynamoQuarantine(documentsAsRoot(), tableName);
});
