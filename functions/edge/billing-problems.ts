import type {
  NoPaymentPages,
  NotSubscribed,
  TaxIdRefused,
} from '../../core/billing/billing-provider.ts';
import type { BillingNotReady, InvoiceNotFound } from '../../core/billing/customer-of.ts';
import type { EventForged } from '../../core/billing/receive-event.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

/** What an operation on billing refuses by itself. */
export type BillingError =
  EventForged | BillingNotReady | InvoiceNotFound | NoPaymentPages | NotSubscribed | TaxIdRefused;

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
  NotSubscribed: {
    status: 409,
    type: 'not-subscribed',
    title: 'Not subscribed',
    detail: 'The tenant has no subscription, or it is over.',
  },
  TaxIdRefused: {
    status: 422,
    type: 'tax-id-refused',
    title: 'Tax id refused',
    detail:
      'The billing provider does not know a tax id of that type and form; nothing was changed.',
  },
  NoPaymentPages: {
    status: 409,
    type: 'no-payment-pages',
    title: 'No payment pages',
    detail: 'This platform takes no payments by itself: invoices are paid as they say.',
  },
};
