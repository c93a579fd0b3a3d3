import { centsOf } from './cents.ts';
import { raise } from './events.ts';
import { draftInvoice, type DraftLine } from './invoice-object.ts';
import { finalize, payOrRetry } from './payments.ts';
import { unitsIn } from './meter-events.ts';
import {
  newStripeId,
  type ItemObject,
  type PriceObject,
  type StripeState,
  type SubscriptionObject,
} from './stripe-state.ts';
import { nextPeriodEnd } from './periods.ts';

const DRAFT_SECONDS = 3_600;
const OVER = ['canceled', 'incomplete_expired'];

/** Does all that is due for the customers of the clock, or of none, in the order of its time. */
export function advanceTo(state: StripeState, clock: string | null, now: number) {
  for (;;) {
    const due = dueOf(state, clock).filter(({ at }) => at <= now);
    const [first] = due.sort((one, other) => one.at - other.at);
    if (!first) return;
    first.run(first.at);
  }
}

type Due = { readonly at: number; readonly run: (at: number) => void };

function dueOf(state: StripeState, clock: string | null): Due[] {
  const isOfClock = (customer: string) => state.customers.find(customer)?.test_clock === clock;
  const periods = state.subscriptions
    .all()
    .filter(({ customer, status }) => isOfClock(customer) && !OVER.includes(status))
    .map((subscription) => ({
      at: periodOf(subscription).to,
      run: (at: number) => void endPeriod(state, subscription.id, at),
    }));
  const invoices = state.invoices
    .all()
    .filter(({ customer }) => isOfClock(customer))
    .flatMap(({ id, status, created, next_payment_attempt: retryAt }): Due[] => {
      if (status === 'draft') {
        return [{ at: created + DRAFT_SECONDS, run: (at) => void finalize(state, id, at) }];
      }
      if (status !== 'open' || retryAt === null) return [];
      return [{ at: retryAt, run: (at) => void payOrRetry(state, id, at) }];
    });
  return [...periods, ...invoices];
}

/** The first invoice: it is final in the moment it is made. */
export function startBilling(state: StripeState, id: string, now: number) {
  const subscription = state.subscriptions.get(id);
  const lines = planLines(subscription, periodOf(subscription));
  const reason = 'subscription_create';
  const invoice = draftInvoice(state, { subscription, lines, created: now, reason });
  state.invoices.put(invoice);
  finalize(state, invoice.id, now);
}

function endPeriod(state: StripeState, id: string, at: number) {
  const subscription = state.subscriptions.get(id);
  if (subscription.cancel_at_period_end) {
    endSubscription(state, id, at);
    return;
  }
  const pending = takePending(state, id);
  const renewed = renew(state, subscription, at);
  const invoiceId = newStripeId('in');
  const draw = () => {
    const used = usageOf(state, subscription, at);
    const lines = [...pending, ...used, ...planLines(renewed, periodOf(renewed))];
    const reason = 'subscription_cycle' as const;
    return draftInvoice(state, {
      id: invoiceId,
      subscription: renewed,
      lines,
      created: at,
      reason,
    });
  };
  const invoice = state.invoices.put(draw());
  // What was used in the period and is told within the hour is still on it.
  state.drafts.set(invoice.id, draw);
  raise(state, 'invoice.created', invoice, at);
  raise(state, 'customer.subscription.updated', renewed, at);
}

/** With a last invoice of what was used and changed; what was paid is not given back. */
export function endSubscription(state: StripeState, id: string, at: number): SubscriptionObject {
  const subscription = state.subscriptions.get(id);
  const lines = linesOfPeriod(state, subscription, at).filter(({ amount }) => amount !== 0);
  takePending(state, id);
  const ended = { status: 'canceled', canceled_at: at, ended_at: at };
  const canceled = state.subscriptions.change(id, ended);
  if (lines.length > 0) {
    const reason = 'subscription_cycle' as const;
    const draft = draftInvoice(state, { subscription: canceled, lines, created: at, reason });
    state.invoices.put(draft);
    finalize(state, draft.id, at);
  }
  raise(state, 'customer.subscription.deleted', canceled, at);
  return canceled;
}

function renew(state: StripeState, subscription: SubscriptionObject, at: number) {
  const to = nextPeriodEnd(subscription.billing_cycle_anchor, at);
  const data = subscription.items.data.map((item) => ({
    ...item,
    ...{ current_period_start: at, current_period_end: to },
  }));
  const status = subscription.status === 'trialing' ? 'active' : subscription.status;
  return state.subscriptions.change(subscription.id, {
    status,
    items: { ...subscription.items, data },
  });
}

/** What the next invoice takes of the period up to now. */
export function linesOfPeriod(
  state: StripeState,
  subscription: SubscriptionObject,
  to: number,
): DraftLine[] {
  return [...pendingOf(state, subscription.id), ...usageOf(state, subscription, to)];
}

const pendingOf = ({ pending }: StripeState, subscription: string): DraftLine[] =>
  pending
    .filter((item) => item.subscription === subscription)
    .map((item) => ({ ...item, isProration: true }));

function usageOf(state: StripeState, subscription: SubscriptionObject, to: number): DraftLine[] {
  const { from } = periodOf(subscription);
  return subscription.items.data
    .filter(({ price }) => price.recurring?.meter)
    .flatMap((item) => usageLines(state, { item, subscription, from, to }));
}

type Used = {
  readonly item: ItemObject;
  readonly subscription: SubscriptionObject;
  readonly from: number;
  readonly to: number;
};

/** One line for each tier that was reached; none of it costs anything during the trial. */
function usageLines(state: StripeState, { item: { price }, subscription, from, to }: Used) {
  const units = unitsIn(state, {
    ...{ meter: price.recurring?.meter ?? '', customer: subscription.customer, from, to },
  });
  const tiers = price.tiers ?? [
    { up_to: null, unit_amount_decimal: price.unit_amount_decimal ?? '0' },
  ];
  let below = 0;
  return tiers.flatMap(({ up_to, unit_amount_decimal }, at): DraftLine[] => {
    const quantity = Math.max(0, Math.min(units, up_to ?? Infinity) - below);
    below = up_to ?? Infinity;
    if (quantity === 0 && at > 0) return [];
    const amount = subscription.status === 'trialing' ? 0 : centsOf(unit_amount_decimal, quantity);
    const description = `${quantity} × ${price.product}`;
    return [{ description, amount, quantity, price, from, to, isProration: false }];
  });
}

export function planLines(
  { items, status }: SubscriptionObject,
  { from, to }: { readonly from: number; readonly to: number },
): DraftLine[] {
  return items.data
    .filter(({ price }) => !price.recurring?.meter)
    .map(({ price, quantity = 1 }) => ({
      description: `${quantity} × ${price.product}`,
      amount: status === 'trialing' ? 0 : fullAmount(price, quantity),
      ...{ quantity, price, from, to, isProration: false },
    }));
}

export const fullAmount = ({ unit_amount_decimal }: PriceObject, quantity: number): number =>
  centsOf(unit_amount_decimal ?? '0', quantity);

export function periodOf({ items }: SubscriptionObject) {
  const [item] = items.data;
  if (!item) throw new Error('A subscription without items.');
  return { from: item.current_period_start, to: item.current_period_end };
}

function takePending(state: StripeState, subscription: string): DraftLine[] {
  const taken = pendingOf(state, subscription);
  const { pending } = state;
  const kept = pending.filter((item) => item.subscription !== subscription);
  pending.splice(0, pending.length, ...kept);
  return taken;
}
