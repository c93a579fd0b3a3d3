import type { Contracts } from '../edge/operation-contract.ts';
import { pageQuery } from '../edge/request-schemas.ts';
import {
  billingView,
  checkoutBody,
  invoicePage,
  invoiceParams,
  invoiceView,
  linkView,
  portalBody,
} from './schemas.ts';

const tags = ['Billing'];

export const billingContract = {
  showBilling: {
    summary: 'Show what the tenant has bought',
    tags,
    answers: { 200: { description: 'The subscription', body: billingView } },
  },
  listInvoices: {
    summary: 'List invoices',
    description: 'The latest first; a page may be shorter than asked.',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: invoicePage } },
    refusals: ['BillingNotReady'],
  },
  getInvoice: {
    summary: 'Show an invoice',
    tags,
    params: invoiceParams,
    answers: { 200: { description: 'The invoice', body: invoiceView } },
    refusals: ['BillingNotReady', 'InvoiceNotFound'],
  },
  previewInvoice: {
    summary: 'Show what the next invoice would be',
    description: 'At this moment, with what was used up to now.',
    tags,
    answers: { 200: { description: 'The next invoice', body: invoiceView } },
    refusals: ['BillingNotReady', 'InvoiceNotFound'],
  },
  createCheckoutSession: {
    summary: 'Get a page to enter a payment method',
    tags,
    body: checkoutBody,
    answers: { 200: { description: 'The page', body: linkView } },
    refusals: ['BillingNotReady', 'NoPaymentPages'],
  },
  createPortalSession: {
    summary: 'Get a page to change how it is paid',
    tags,
    body: portalBody,
    answers: { 200: { description: 'The page', body: linkView } },
    refusals: ['BillingNotReady', 'NoPaymentPages'],
  },
} satisfies Contracts<'billing/api'>;
