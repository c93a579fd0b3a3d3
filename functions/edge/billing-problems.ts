import type { NoPaymentPages } from '../../core/billing/billing-provider.ts';
import type { BillingNotReady, InvoiceNotFound } from '../../core/billing/customer-of.ts';
import type { EventForged } from '../../core/billing/receive-event.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

/** What an operation on billing refuses by itself. */
export type BillingError = EventForged | BillingNotReady | InvoiceNotFound | NoPaymentPages;

type Entries = {
  readonly [Kind in BillingError['kind']]: ProblemEntry<
    Extract<BillingError, { readonly kind: Kind }>
  >;
};

export const billingProblems: Entries = {
  EventForged: {
    status: 401,
    type: 'event-forged',
    title: 'Event not signed',
    detail: 'The body is not signed by a secret of this endpoint, or was signed too long ago.',
  },
  BillingNotReady: {
    status: 409,
    type: 'billing-not-ready',
    title: 'Billing not ready',
    detail: 'The tenant is no customer of the billing provider yet; ask again in a minute.',
  },
  InvoiceNotFound: notFound('Invoice'),
  NoPaymentPages: {
    status: 409,
    type: 'no-payment-pages',
    title: 'No payment pages',
    detail: 'This platform takes no payments by itself: invoices are paid as they say.',
  },
};
