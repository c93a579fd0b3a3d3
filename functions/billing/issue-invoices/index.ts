import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoNoneStore } from '../../../adapters/dynamodb/billing/dynamo-none-store.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantIds } from '../../../adapters/dynamodb/tenants/dynamo-tenant-ids.ts';
import { issueDueInvoices } from '../../../core/billing/none/issue-due-invoices.ts';
import { priceListOf } from '../../../core/billing/price-list-of.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { issueInvoicesEnv } from './env.ts';

const { CONTROL_TABLE_NAME } = readEnv(issueInvoicesEnv);
const documentClient = documents();
const ports = {
  tenants: new DynamoTenantIds(documentClient, CONTROL_TABLE_NAME),
  store: new DynamoNoneStore(documentClient, CONTROL_TABLE_NAME),
  prices: priceListOf(bundledPlatformConfig()),
  now: () => new Date(),
};

/** Each hour: the invoices that are due. A run that did not take place is made up by the next one. */
export const handler = scheduledFunction(
  { log: { done: LOG.invoicesIssued, failed: LOG.invoiceNotIssued }, now: ports.now },
  ({ deadline, onError }) => issueDueInvoices({ ...ports, onError }, deadline),
);
