import {
  newStripeId,
  type InvoiceObject,
  type PriceObject,
  type StripeState,
  type SubscriptionObject,
} from './stripe-state.ts';

export type DraftLine = {
  readonly description: string;
  readonly amount: number;
  readonly quantity: number;
  readonly price: PriceObject;
  readonly from: number;
  readonly to: number;
  readonly isProration: boolean;
};

type Draft = {
  readonly subscription: SubscriptionObject;
  readonly lines: readonly DraftLine[];
  readonly created: number;
  /** Of a draft that is drawn anew. */
  readonly id?: string;
  readonly reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
};

/** A draft with its sums; what the customer's balance takes of it is decided when it is made final. */
export function draftInvoice(state: StripeState, draft: Draft): InvoiceObject {
  const { subscription, lines, created, reason, id = newStripeId('in') } = draft;
  const subtotal = lines.reduce((total, { amount }) => total + amount, 0);
  const discount = discountOn(state, draft, subtotal);
  const total = subtotal - (discount?.amount ?? 0);
  const { balance } = state.customers.get(subscription.customer);
  const due = Math.max(0, total + balance);
  return {
    ...emptyInvoice,
    id,
    created,
    customer: subscription.customer,
    currency: 'usd',
    billing_reason: reason,
    collection_method: subscription.collection_method,
    ...{ subtotal, subtotal_excluding_tax: subtotal, total, total_excluding_tax: total },
    ...{ amount_due: due, amount_remaining: due, starting_balance: balance },
    discounts: discount ? [discount.id] : [],
    total_discount_amounts: discount ? [{ amount: discount.amount, discount: discount.id }] : [],
    lines: {
      ...{ object: 'list', has_more: false, url: `/v1/invoices/${id}/lines` },
      data: lines.map((line) => toLine(line, { id, subscription })),
    },
    metadata: {},
    parent: {
      type: 'subscription_details',
      quote_details: null,
      subscription_details: { subscription: subscription.id, metadata: subscription.metadata },
    },
    period_start: Math.min(created, ...lines.map(({ from }) => from)),
    period_end: created,
    due_date: subscription.collection_method === 'send_invoice' ? created + 14 * 86_400 : null,
  };
}

function discountOn(state: StripeState, { subscription, created }: Draft, subtotal: number) {
  const discount = subscription.discounts
    .map((id) => state.discounts.get(id))
    .find(({ end }) => end === null || created < end);
  if (!discount || subtotal <= 0) return undefined;
  const { percent_off } = state.coupons.get(discount.source.coupon);
  const amount = Math.round((subtotal * Number(percent_off)) / 100);
  return { id: discount.id, amount };
}

type Belonging = { readonly id: string; readonly subscription: SubscriptionObject };

const toLine = (line: DraftLine, { id: invoice, subscription }: Belonging) => ({
  ...{ id: newStripeId('il'), object: 'line_item', amount: line.amount, currency: 'usd' },
  ...{ description: line.description, discount_amounts: [], discountable: true, discounts: [] },
  ...{ invoice, livemode: false, metadata: {}, pretax_credit_amounts: [], taxes: [] },
  ...{ quantity: line.quantity, subtotal: line.amount, subscription: subscription.id },
  parent: {
    type: 'subscription_item_details',
    invoice_item_details: null,
    subscription_item_details: {
      ...{ invoice_item: null, proration: line.isProration, proration_details: null },
      ...{ subscription: subscription.id, subscription_item: newStripeId('si') },
    },
  },
  period: { start: line.from, end: line.to },
  pricing: {
    type: 'price_details',
    price_details: { price: line.price.id, product: line.price.product },
    unit_amount_decimal: line.price.unit_amount_decimal,
  },
});

const emptyInvoice = {
  ...{ object: 'invoice', account_country: 'US', account_name: 'Freehold', account_tax_ids: null },
  ...{ amount_overpaid: 0, amount_paid: 0, amount_paid_off_stripe: 0, amount_shipping: 0 },
  ...{ application: null, attempt_count: 0, attempted: false, auto_advance: true },
  automatic_tax: {
    ...{ enabled: false, liability: null, provider: null, status: null, disabled_reason: null },
  },
  ...{ automatically_finalizes_at: null, custom_fields: null, customer_address: null },
  ...{ customer_email: null, customer_name: null, customer_phone: null, customer_shipping: null },
  ...{ customer_tax_exempt: 'none', customer_tax_ids: [], default_payment_method: null },
  ...{ default_source: null, default_tax_rates: [], description: null, effective_at: null },
  ...{ ending_balance: null, footer: null, from_invoice: null, hosted_invoice_url: null },
  ...{ invoice_pdf: null, issuer: { type: 'self' }, last_finalization_error: null },
  ...{ latest_revision: null, livemode: false, next_payment_attempt: null, number: null },
  on_behalf_of: null,
  payment_settings: {
    ...{ default_mandate: null, payment_method_options: null, payment_method_types: null },
  },
  ...{ post_payment_credit_notes_amount: 0, pre_payment_credit_notes_amount: 0 },
  ...{ receipt_number: null, rendering: null, shipping_cost: null, shipping_details: null },
  ...{ statement_descriptor: null, status: 'draft', test_clock: null, total_taxes: [] },
  ...{ total_pretax_credit_amounts: [], webhooks_delivered_at: null },
  status_transitions: {
    ...{ finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
  },
} as const;
