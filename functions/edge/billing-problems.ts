import type { EventForged } from '../../core/billing/receive-event.ts';
import type { ProblemEntry } from './problem-entry.ts';

/** What an operation on billing refuses by itself. */
export type BillingError = EventForged;

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
};
