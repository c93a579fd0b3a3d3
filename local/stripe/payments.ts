import { drawCycle } from './cycle-lines.ts';
import { raise } from './events.ts';
import { newStripeId, type InvoiceObject, type StripeState } from './stripe-state.ts';

/** Days after the first attempt at which a payment is tried again. */
const RETRY_DAYS = [3, 5, 7];
const DAY = 86_400;
/** Stripe's own payment method for tests whose charges fail: https://docs.stripe.com/testing */
export const FAILING = 'pm_card_chargeCustomerFail';

/** Makes the draft final, takes what the customer has in its favour, and charges the rest. */
export function finalize(state: StripeState, id: string, at: number): InvoiceObject {
  const draft = state.invoices.get(id);
  if (draft.status !== 'draft') return draft;
  const cycle = state.drafts.get(id);
  const drawn = cycle ? drawCycle(state, cycle) : draft;
  state.drafts.delete(id);
  const { total, customer: customerId, created } = state.invoices.put(drawn);
  const customer = state.customers.get(customerId);
  const due = Math.max(0, total + customer.balance);
  const ending_balance = Math.min(0, total + customer.balance);
  const invoice = state.invoices.change(id, {
    ...{ status: 'open', amount_due: due, amount_remaining: due, effective_at: at },
    ...{ starting_balance: customer.balance, ending_balance },
    ...{ number: `${customerId.slice(-8).toUpperCase()}-${state.invoices.all().length}` },
    ...{ hosted_invoice_url: `https://invoice.stripe.com/i/${id}` },
    ...{ invoice_pdf: `https://pay.stripe.com/invoice/${id}/pdf` },
    status_transitions: { ...noTransitions, finalized_at: Math.max(at, created) },
  });
  state.customers.change(customerId, { balance: ending_balance });
  raise(state, { type: 'invoice.finalized', object: invoice, created: at });
  if (due === 0) return markPaid(state, id, at);
  return invoice.collection_method === 'charge_automatically' ? payOrRetry(state, id, at) : invoice;
}

const noTransitions = {
  ...{ finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
};

/** Charges the customer's payment method; where that fails, it is tried again after days. */
export function payOrRetry(state: StripeState, id: string, at: number): InvoiceObject {
  const { customer, attempt_count: before, parent } = state.invoices.get(id);
  const method = state.customers.get(customer).invoice_settings.default_payment_method;
  const works = method !== null && state.paymentMethods.get(method).fails !== true;
  if (works) return markPaid(state, id, at);

  const days = (RETRY_DAYS[before] ?? 0) - (RETRY_DAYS[before - 1] ?? 0);
  const invoice = state.invoices.change(id, {
    ...{ attempted: true, attempt_count: before + 1 },
    next_payment_attempt: RETRY_DAYS[before] === undefined ? null : at + days * DAY,
  });
  raise(state, { type: 'invoice.payment_failed', object: invoice, created: at });
  const tried = invoice.next_payment_attempt === null ? 'unpaid' : 'past_due';
  // Whose very first payment fails has not begun yet.
  const status = invoice.billing_reason === 'subscription_create' ? 'incomplete' : tried;
  changeStatus(state, parent.subscription_details.subscription, { status, at });
  return invoice;
}

export function markPaid(state: StripeState, id: string, at: number): InvoiceObject {
  const { amount_due, status_transitions, parent } = state.invoices.get(id);
  const invoice = state.invoices.change(id, {
    ...{ status: 'paid', attempted: true, next_payment_attempt: null },
    ...{ amount_paid: amount_due, amount_remaining: 0 },
    status_transitions: { ...status_transitions, paid_at: at },
  });
  raise(state, { type: 'invoice.paid', object: invoice, created: at });
  const subscription = parent.subscription_details.subscription;
  if (!hasUnpaid(state, subscription)) changeStatus(state, subscription, { status: 'active', at });
  return invoice;
}

const hasUnpaid = ({ invoices }: StripeState, subscription: string) =>
  invoices
    .all()
    .some(
      ({ status, parent, attempt_count }) =>
        parent.subscription_details.subscription === subscription &&
        status === 'open' &&
        attempt_count > 0,
    );

type Change = { readonly status: string; readonly at: number };

function changeStatus(state: StripeState, id: string, { status, at }: Change) {
  const { status: before } = state.subscriptions.get(id);
  const mayChange = ['active', 'past_due', 'unpaid', 'incomplete'].includes(before);
  if (!mayChange || before === status) return;
  raise(state, {
    type: 'customer.subscription.updated',
    object: state.subscriptions.change(id, { status }),
    created: at,
  });
}

/** A payment method for tests becomes one of the customer's own. */
export function attachPaymentMethod(state: StripeState, token: string, customer: string) {
  state.customers.get(customer);
  return state.paymentMethods.put({
    ...{ id: newStripeId('pm'), object: 'payment_method', allow_redisplay: 'unspecified' },
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    ...{ created: state.nowOf(customer), customer, livemode: false, metadata: {}, type: 'card' },
    ...(token === FAILING && { fails: true }),
  });
}
