import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantIds } from '../../../adapters/dynamodb/tenants/dynamo-tenant-ids.ts';
import { issueDueInvoices } from '../../../core/billing/none/issue-due-invoices.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { issueInvoicesEnv } from './env.ts';

const settings = readEnv(issueInvoicesEnv);
const documentClient = documents();
const { priceList: prices, ...billing } = billingPorts(
  settings,
  bundledPlatformConfig(),
  documentClient,
);
const tenants = new DynamoTenantIds(documentClient, settings.CONTROL_TABLE_NAME);
const ports = { ...billing, prices, tenants };

/** Each hour: the invoices that are due. A run that did not take place is made up by the next one. */
export const handler = scheduledFunction(
  { log: { done: LOG.invoicesIssued, failed: LOG.invoiceNotIssued }, now: ports.now },
  ({ deadline, onError }) => issueDueInvoices({ ...ports, onError }, deadline),
);
