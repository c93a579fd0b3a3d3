import { DynamoLedger } from '../../adapters/dynamodb/billing/dynamo-ledger.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { describeLedger } from './ledger-suite.ts';

describeLedger('DynamoLedger', async () => {
  const { tableName } = await scratchTable();
  return new DynamoLedger(documentsAsRoot(), tableName);
});
