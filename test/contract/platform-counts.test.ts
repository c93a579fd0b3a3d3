import { DynamoPlatformCounts } from '../../adapters/dynamodb/product-analytics/dynamo-platform-counts.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { describePlatformCounts } from './platform-counts-suite.ts';

describePlatformCounts('DynamoPlatformCounts', async () => {
  const { tableName } = await scratchTable();
  return new DynamoPlatformCounts(documentsAsRoot(), tableName);
});
