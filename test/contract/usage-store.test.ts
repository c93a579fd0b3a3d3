import { DynamoUsageStore } from '../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchUsageTable } from '../support/usage-table.ts';
import { describeUsageStore } from './usage-store-suite.ts';

describeUsageStore('DynamoUsageStore, of keys with a prefix', async () => {
  const { tableName } = await scratchUsageTable();
  return new DynamoUsageStore(documentsAsRoot(), tableName, 'TRACK_');
});

describeUsageStore('DynamoUsageStore', async () => {
  const { tableName } = await scratchUsageTable();
  return new DynamoUsageStore(documentsAsRoot(), tableName);
});
