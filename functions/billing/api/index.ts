import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoUsageExports } from '../../../adapters/dynamodb/billing/dynamo-usage-exports.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { billingContract } from '../contract.ts';
import { billingApiEnv } from './env.ts';
import { putBillingDetails, showBillingDetails } from './billing-details.ts';
import { cancelSubscriptionOperation } from './cancel-subscription.ts';
import { showInvoiceDocument } from './invoice-document.ts';
import { createCheckoutSession, createPortalSession } from './payment-pages.ts';
import { getInvoice, listInvoices, previewInvoice } from './read-invoices.ts';
import { showBilling } from './show-billing.ts';

const settings = readEnv(billingApiEnv);
const config = bundledPlatformConfig();
const documentClient = documents();
const billing = billingPorts(settings, config, { documents: documentClient });
const ports = {
  ...{ ...billing, seller: config.name, plans: config.plans },
  exports: new DynamoUsageExports({
    ...{ documents: documentClient, tableName: settings.CONTROL_TABLE_NAME, now: billing.now },
  }),
};

export const handler = apiHandler<'billing/api'>(
  billingContract,
  {
    showBilling: showBilling(ports),
    listInvoices: listInvoices(ports),
    getInvoice: getInvoice(ports),
    previewInvoice: previewInvoice(ports),
    createCheckoutSession: createCheckoutSession(ports),
    createPortalSession: createPortalSession(ports),
    showInvoiceDocument: showInvoiceDocument(ports),
    showBillingDetails: showBillingDetails(ports),
    putBillingDetails: putBillingDetails(ports),
    cancelSubscription: cancelSubscriptionOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
