import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoBillingAccounts } from '../../adapters/dynamodb/billing/dynamo-billing-accounts.ts';
import { asRoot, documentsAsRoot } from '../support/local-cloud.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';
import { describeBillingAccounts } from './billing-accounts-suite.ts';

/** With the index of what is due. */
const tableName = await emptyControlTable(new DynamoDBClient(asRoot()));
const table = { documents: documentsAsRoot(), tableName, now: () => new Date() };

describeBillingAccounts('DynamoBillingAccounts', async () => new DynamoBillingAccounts(table));
