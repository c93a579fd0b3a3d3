import { DynamoNoneStore } from '../../adapters/dynamodb/billing/dynamo-none-store.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { noneWorld } from '../support/billing/none-world.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { describeBillingProvider } from './billing-provider-suite.ts';

describeBillingProvider('NoneBillingProvider on DynamoDB', async (start) => {
  const { tableName } = await scratchTable();
  return noneWorld(start, new DynamoNoneStore(documentsAsRoot(), tableName));
});
