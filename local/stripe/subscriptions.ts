import { endSubscription, linesOfPeriod, startBilling } from './billing-engine.ts';
import { partOf } from './cents.ts';
import { fullAmount, periodOf, planLines } from './cycle-lines.ts';
import { raise } from './events.ts';
import { draftInvoice } from './invoice-object.ts';
import { flagIn, listIn, metadataIn, neededIn, textIn, wholeIn, type Params } from './params.ts';
import { nextPeriodEnd } from './periods.ts';
import { invalidRequest } from './stripe-error.ts';
import {
  newStripeId,
  stripeList,
  type ItemObject,
  type StripeState,
  type SubscriptionObject,
} from './stripe-state.ts';

export function createSubscription(state: StripeState, params: Params): SubscriptionObject {
  const customer = state.customers.get(neededIn(params, 'customer')).id;
  const now = state.nowOf(customer);
  const trial_end = wholeIn(params, 'trial_end') ?? null;
  const anchor = trial_end ?? now;
  const period = { from: now, to: trial_end ?? nextPeriodEnd(anchor, now) };
  const id = newStripeId('sub');
  const items = neededItems(params).map((item) => newItem(state, { id, item, period }));
  const discounts = (listIn(params, 'discounts') ?? []).map((discount) =>
    startDiscount(state, neededIn(discount, 'coupon'), { id, customer, now }),
  );
  const subscription = state.subscriptions.put({
    ...emptySubscription,
    ...{ id, customer, created: now, start_date: now, billing_cycle_anchor: anchor, discounts },
    collection_method: textIn(params, 'collection_method') ?? 'charge_automatically',
    days_until_due: wholeIn(params, 'days_until_due') ?? null,
    ...trialOf(trial_end, now),
    items: itemList(id, items),
    metadata: metadataIn(params) ?? {},
  });
  raise(state, { type: 'customer.subscription.created', object: subscription, created: now });
  startBilling(state, id, now);
  return state.subscriptions.get(id);
}

const trialOf = (trial_end: number | null, now: number) =>
  trial_end === null
    ? { trial_end, trial_start: null, status: 'active' }
    : { trial_end, trial_start: now, status: 'trialing' };

function neededItems(params: Params): readonly Params[] {
  const items = listIn(params, 'items') ?? [];
  if (items.length > 0) return items;
  throw invalidRequest('Missing required param: items.', { param: 'items' });
}

type NewItem = {
  readonly id: string;
  readonly item: Params;
  readonly period: { readonly from: number; readonly to: number };
};

function newItem(state: StripeState, { id, item, period }: NewItem): ItemObject {
  const price = state.prices.get(neededIn(item, 'price'));
  return {
    ...{ id: newStripeId('si'), object: 'subscription_item', billing_thresholds: null },
    ...{ created: state.nowOf(), current_period_start: period.from },
    ...{ current_period_end: period.to, discounts: [], metadata: {}, price },
    ...(!price.recurring?.meter && { quantity: wholeIn(item, 'quantity') ?? 1 }),
    ...{ subscription: id, tax_rates: [] },
  };
}

const itemList = (id: string, data: readonly ItemObject[]) => ({
  ...{ object: 'list', has_more: false, url: `/v1/subscription_items?subscription=${id}` },
  ...{ total_count: data.length, data },
});

type Subscriber = { readonly id: string; readonly customer: string; readonly now: number };

function startDiscount(state: StripeState, couponId: string, { id, customer, now }: Subscriber) {
  const coupon = state.coupons.get(couponId);
  const months = Number(coupon.duration_in_months ?? 0);
  const end = new Date(now * 1_000);
  end.setUTCMonth(end.getUTCMonth() + months);
  return state.discounts.put({
    ...{ id: newStripeId('di'), object: 'discount', checkout_session: null, customer },
    ...{ customer_account: null, end: months > 0 ? end.getTime() / 1_000 : null, invoice: null },
    ...{ invoice_item: null, promotion_code: null, source: { type: 'coupon', coupon: couponId } },
    ...{ start: now, subscription: id, subscription_item: null },
  }).id;
}

/** Another plan is another price of the item; what is left of the period waits for the next invoice. */
export function updateSubscription(state: StripeState, id: string, params: Params) {
  const before = state.subscriptions.get(id);
  const now = state.nowOf(before.customer);
  if (before.status === 'canceled') {
    throw invalidRequest('A canceled subscription can only update its cancellation_details.');
  }
  const changes = listIn(params, 'items') ?? [];
  if (before.status !== 'trialing') prorate(state, before, { changes, now });
  const subscription = state.subscriptions.change(id, {
    items: itemList(id, changedItems(state, before, changes)),
    cancel_at_period_end: flagIn(params, 'cancel_at_period_end') ?? before.cancel_at_period_end,
    collection_method: textIn(params, 'collection_method') ?? before.collection_method,
    metadata: { ...(before.metadata as object), ...metadataIn(params) },
  });
  const updated = state.subscriptions.change(id, {
    cancel_at: subscription.cancel_at_period_end ? periodOf(subscription).to : null,
  });
  raise(state, { type: 'customer.subscription.updated', object: updated, created: now });
  return updated;
}

function changedItems(
  state: StripeState,
  { id, ...before }: SubscriptionObject,
  changes: readonly Params[],
): ItemObject[] {
  const period = periodOf({ id, ...before });
  const kept = before.items.data.flatMap((item) => {
    const change = changes.find((one) => textIn(one, 'id') === item.id);
    if (!change) return [item];
    if (flagIn(change, 'deleted')) return [];
    const price = textIn(change, 'price');
    const quantity = wholeIn(change, 'quantity') ?? item.quantity;
    return [
      {
        ...item,
        ...(price !== undefined && { price: state.prices.get(price) }),
        ...(quantity !== undefined && { quantity }),
      },
    ];
  });
  const added = changes
    .filter((change) => textIn(change, 'id') === undefined)
    .map((item) => newItem(state, { id, item, period }));
  return [...kept, ...added];
}

type Changing = { readonly changes: readonly Params[]; readonly now: number };

function prorate(state: StripeState, before: SubscriptionObject, { changes, now }: Changing) {
  const { from, to } = periodOf(before);
  const after = changedItems(state, before, changes);
  for (const item of before.items.data) {
    const now_ = after.find(({ id }) => id === item.id);
    const isSame = now_?.price.id === item.price.id && now_.quantity === item.quantity;
    if (item.price.recurring?.meter || isSame) continue;
    const rest = { subscription: before.id, from: now, to };
    const part = ({ price, quantity = 1 }: ItemObject, sign: number) => ({
      ...{ ...rest, price, quantity, description: sign < 0 ? 'Unused time' : 'Remaining time' },
      amount: partOf(sign * fullAmount(price, quantity), to - now, to - from),
    });
    state.pending.push(part(item, -1), ...(now_ ? [part(now_, 1)] : []));
  }
}

export const cancelSubscription = (state: StripeState, id: string): SubscriptionObject => {
  const { customer, status } = state.subscriptions.get(id);
  if (status === 'canceled')
    throw invalidRequest('No such subscription.', { code: 'resource_missing' });
  return endSubscription(state, id, state.nowOf(customer));
};

export function listSubscriptions(state: StripeState, params: Params) {
  const customer = textIn(params, 'customer');
  const status = textIn(params, 'status');
  const found = state.subscriptions
    .all()
    .filter((one) => customer === undefined || one.customer === customer)
    .filter((one) => status === 'all' || one.status !== 'canceled');
  return stripeList('/v1/subscriptions', found.toReversed());
}

/** The invoice that the end of the period would bring, as things stand. */
export function previewInvoice(state: StripeState, params: Params) {
  const subscription = state.subscriptions.get(neededIn(params, 'subscription'));
  if (subscription.status === 'canceled') {
    throw invalidRequest('No upcoming invoices for customer', { code: 'invoice_upcoming_none' });
  }
  const { to } = periodOf(subscription);
  const renewed = { ...subscription, status: 'active' };
  const next = { from: to, to: nextPeriodEnd(subscription.billing_cycle_anchor, to) };
  const lines = [
    ...linesOfPeriod(state, subscription, to),
    ...(subscription.cancel_at_period_end ? [] : planLines(renewed, next)),
  ];
  const reason = 'subscription_cycle';
  const draft = draftInvoice(state, { subscription, lines, created: to, reason });
  return { ...draft, id: newStripeId('upcoming_in') };
}

const emptySubscription = {
  ...{ object: 'subscription', application: null, application_fee_percent: null },
  automatic_tax: { enabled: false, liability: null, disabled_reason: null },
  ...{ billing_cycle_anchor_config: null, billing_thresholds: null, cancel_at: null },
  billing_mode: { type: 'classic', flexible: null },
  ...{ billing_schedules: [], cancel_at_period_end: false, canceled_at: null, currency: 'usd' },
  cancellation_details: { comment: null, feedback: null, reason: null },
  ...{ default_payment_method: null, default_source: null, default_tax_rates: [] },
  ...{ description: null, ended_at: null, latest_invoice: null, livemode: false },
  invoice_settings: { account_tax_ids: null, issuer: { type: 'self' } },
  ...{ next_pending_invoice_item_invoice: null, on_behalf_of: null, pause_collection: null },
  payment_settings: {
    ...{ payment_method_options: null, payment_method_types: null },
    save_default_payment_method: 'off',
  },
  ...{ pending_invoice_item_interval: null, pending_setup_intent: null, pending_update: null },
  ...{ schedule: null, test_clock: null, transfer_data: null, trial_settings: null },
} as const;
