import {
  createCoupon,
  createMeter,
  createPrice,
  createProduct,
  listPrices,
  updatePrice,
} from './catalog.ts';
import { advanceClock, createClock } from './clocks.ts';
import {
  createCustomer,
  createTaxId,
  deleteCustomer,
  deleteTaxId,
  listTaxIds,
  searchCustomers,
  updateCustomer,
} from './customers.ts';
import { raise } from './events.ts';
import { createRefund, listDisputes, listInvoicePayments, listRefunds } from './money-back.ts';
import { createMeterEvent, summarize } from './meter-events.ts';
import { createCheckoutSession, createPortalSession } from './pages.ts';
import { neededIn, textIn, wholeIn, type Params } from './params.ts';
import { attachPaymentMethod, markPaid } from './payments.ts';
import { invalidRequest } from './stripe-error.ts';
import {
  stripeList,
  type InvoiceObject,
  type StripeObject,
  type StripeState,
} from './stripe-state.ts';
import {
  cancelSubscription,
  createSubscription,
  listSubscriptions,
  previewInvoice,
  updateSubscription,
} from './subscriptions.ts';

export type Call = {
  readonly params: Params;
  /** What stands in the place of `{id}`. */
  readonly id: string;
  /** What stands in the place of the second one. */
  readonly innerId: string;
  readonly origin: string;
};

type Operation = (state: StripeState, call: Call) => unknown;

/** What Freehold calls of Stripe's API, by method and path as Stripe's OpenAPI document has them. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'POST /v1/customers': (state, { params }) => createCustomer(state, params),
  'GET /v1/customers/search': (state, { params }) => searchCustomers(state, params),
  'GET /v1/customers/{id}': (state, { id }) => state.customers.get(id),
  'POST /v1/customers/{id}': (state, { id, params }) => updateCustomer(state, id, params),
  'DELETE /v1/customers/{id}': (state, { id }) => deleteCustomer(state, id),
  'POST /v1/customers/{id}/tax_ids': (state, { id, params }) => createTaxId(state, id, params),
  'GET /v1/customers/{id}/tax_ids': (state, { id }) => listTaxIds(state, id),
  'DELETE /v1/customers/{id}/tax_ids/{id}': (state, { innerId }) => deleteTaxId(state, innerId),
  'POST /v1/payment_methods/{id}/attach': (state, { id, params }) =>
    attachPaymentMethod(state, id, neededIn(params, 'customer')),

  'GET /v1/setup_intents/{id}': (state, { id }) => state.setupIntents.get(id),

  'POST /v1/products': (state, { params }) => createProduct(state, params),
  'GET /v1/products/{id}': (state, { id }) => state.products.get(id),
  'POST /v1/products/{id}': (state, { id, params }) =>
    state.products.change(id, { name: neededIn(params, 'name') }),
  'POST /v1/prices': (state, { params }) => createPrice(state, params),
  'GET /v1/prices': (state, { params }) => listPrices(state, params),
  'GET /v1/prices/{id}': (state, { id }) => state.prices.get(id),
  'POST /v1/prices/{id}': (state, { id, params }) => updatePrice(state, id, params),
  'POST /v1/coupons': (state, { params }) => createCoupon(state, params),
  'GET /v1/coupons/{id}': (state, { id }) => state.coupons.get(id),
  'POST /v1/billing/meters': (state, { params }) => createMeter(state, params),
  'GET /v1/billing/meters': ({ meters }) => stripeList('/v1/billing/meters', meters.all()),
  'GET /v1/billing/meters/{id}/event_summaries': (state, { id, params }) =>
    summarize(state, id, params),
  'POST /v1/billing/meter_events': (state, { params }) => createMeterEvent(state, params),

  'POST /v1/subscriptions': (state, { params }) => createSubscription(state, params),
  'GET /v1/subscriptions': (state, { params }) => listSubscriptions(state, params),
  'GET /v1/subscriptions/{id}': (state, { id }) => state.subscriptions.get(id),
  'POST /v1/subscriptions/{id}': (state, { id, params }) => updateSubscription(state, id, params),
  'DELETE /v1/subscriptions/{id}': (state, { id }) => cancelSubscription(state, id),

  'GET /v1/invoices': (state, { params }) => listInvoices(state, params),
  'GET /v1/invoices/{id}': (state, { id }) => state.invoices.get(id),
  'POST /v1/invoices/create_preview': (state, { params }) => previewInvoice(state, params),
  'POST /v1/invoices/{id}/pay': (state, { id }) => payInvoice(state, id),
  'POST /v1/invoices/{id}/void': (state, { id }) => endInvoice(state, id, 'void'),
  'POST /v1/invoices/{id}/mark_uncollectible': (state, { id }) =>
    endInvoice(state, id, 'uncollectible'),

  'GET /v1/invoice_payments': (state, { params }) => listInvoicePayments(state, params),
  'POST /v1/refunds': (state, { params }) => createRefund(state, params),
  'GET /v1/refunds': (state, { params }) => listRefunds(state, params),
  'GET /v1/disputes': (state, { params }) => listDisputes(state, params),

  'POST /v1/checkout/sessions': (state, { params, origin }) =>
    createCheckoutSession(state, params, origin),
  'GET /v1/checkout/sessions/{id}': (state, { id }) => state.sessions.get(id),
  'POST /v1/billing_portal/sessions': (state, { params, origin }) =>
    createPortalSession(state, params, origin),

  'POST /v1/test_helpers/test_clocks': (state, { params }) => createClock(state, params),
  'GET /v1/test_helpers/test_clocks/{id}': (state, { id }) => state.clocks.get(id),
  'POST /v1/test_helpers/test_clocks/{id}/advance': (state, { id, params }) =>
    advanceClock(state, id, params),

  'GET /v1/events': (state, { params }) => pageOf('/v1/events', state.events.all(), params),
  'GET /v1/events/{id}': (state, { id }) => state.events.get(id),
};

function listInvoices(state: StripeState, params: Params) {
  const customer = textIn(params, 'customer');
  const status = textIn(params, 'status');
  const found = state.invoices
    .all()
    .filter((invoice) => customer === undefined || invoice.customer === customer)
    .filter((invoice) => status === undefined || invoice.status === status);
  return pageOf('/v1/invoices', found, params);
}

function pageOf(url: string, objects: readonly StripeObject[], params: Params) {
  const limit = wholeIn(params, 'limit') ?? 10;
  const after = textIn(params, 'starting_after');
  const latest = objects.toReversed();
  const from = after === undefined ? 0 : latest.findIndex(({ id }) => id === after) + 1;
  return stripeList(url, latest.slice(from, from + limit), from + limit < latest.length);
}

function payInvoice(state: StripeState, id: string): InvoiceObject {
  const { status, customer } = state.invoices.get(id);
  if (!['open', 'uncollectible'].includes(status)) throw invalidRequest('Invoice is not open.');
  return markPaid(state, id, state.nowOf(customer));
}

function endInvoice(state: StripeState, id: string, status: 'void' | 'uncollectible') {
  const invoice = state.invoices.get(id);
  const at = state.nowOf(invoice.customer);
  if (!['open', 'uncollectible'].includes(invoice.status)) {
    throw invalidRequest('Invoice is not open.');
  }
  const when = status === 'void' ? 'voided_at' : 'marked_uncollectible_at';
  const ended = state.invoices.change(id, {
    ...{ status, next_payment_attempt: null },
    status_transitions: { ...invoice.status_transitions, [when]: at },
  });
  raise(state, {
    type: status === 'void' ? 'invoice.voided' : 'invoice.marked_uncollectible',
    object: ended,
    created: at,
  });
  return ended;
}
