import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
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

const config = bundledPlatformConfig();
const ports = { ...billingPorts(readEnv(billingApiEnv), config), seller: config.name };

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
