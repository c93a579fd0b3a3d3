import type { Contracts } from '../edge/operation-contract.ts';
import { pageQuery } from '../edge/request-schemas.ts';
import {
  billingDetails,
  buyerView,
  cancellationBody,
  checkoutBody,
  invoiceHtml,
  invoicePage,
  invoiceParams,
  invoiceView,
  linkView,
  portalBody,
} from './schemas.ts';
import { billingView, subscriptionView } from './subscription-schemas.ts';

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
  showInvoiceDocument: {
    summary: 'Get an invoice as a page',
    description:
      'As the platform writes it; where the provider has one of its own, the invoice has its link.',
    tags,
    params: invoiceParams,
    answers: {
      200: {
        description: 'The page, which loads nothing',
        body: invoiceHtml,
        contentType: 'text/html',
        headers: {
          'content-security-policy': { description: 'Nothing may run, and nothing be loaded' },
        },
      },
    },
    refusals: ['BillingNotReady', 'InvoiceNotFound'],
  },
  showBillingDetails: {
    summary: 'Show whom invoices are addressed to',
    tags,
    answers: { 200: { description: 'The buyer', body: buyerView } },
    refusals: ['BillingNotReady'],
  },
  putBillingDetails: {
    summary: 'Set the address and the tax id of invoices',
    description:
      'In the place of those before; what is left out is removed. Issued invoices stay as they are.',
    tags,
    body: billingDetails,
    answers: { 200: { description: 'The buyer as it is now', body: buyerView } },
    refusals: ['BillingNotReady', 'TaxIdRefused'],
  },
  cancelSubscription: {
    summary: 'Cancel what the tenant has bought',
    description:
      'At the end of the period that is paid, or at once with a last invoice of what was used. Nothing that was paid is given back.',
    tags,
    body: cancellationBody,
    answers: { 200: { description: 'The subscription, and when it ends', body: subscriptionView } },
    refusals: ['BillingNotReady', 'NotSubscribed'],
  },
} satisfies Contracts<'billing/api'>;
