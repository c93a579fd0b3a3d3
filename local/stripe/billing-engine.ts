import { drawCycle, periodOf, planLines, usageOf } from './cycle-lines.ts';
import { raise } from './events.ts';
import { draftInvoice, type DraftLine } from './invoice-object.ts';
import { finalize, payOrRetry } from './payments.ts';
import {
  newStripeId,
  type PendingItem,
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
      run: (at: number) => {
        endPeriod(state, subscription.id, at);
      },
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
  const cycle = { id: newStripeId('in'), subscription, renewed, pending, created: at };
  const invoice = state.invoices.put(drawCycle(state, cycle));
  // What was used in the period and is told within the hour is still on it.
  state.drafts.set(invoice.id, cycle);
  raise(state, { type: 'invoice.created', object: invoice, created: at });
  raise(state, { type: 'customer.subscription.updated', object: renewed, created: at });
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
  raise(state, { type: 'customer.subscription.deleted', object: canceled, created: at });
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
  const pending = pendingOf(state, subscription.id).map((item) => ({ ...item, isProration: true }));
  return [...pending, ...usageOf(state, subscription, to)];
}

const pendingOf = ({ pending }: StripeState, subscription: string): PendingItem[] =>
  pending.filter((item) => item.subscription === subscription);

function takePending(state: StripeState, subscription: string): PendingItem[] {
  const taken = pendingOf(state, subscription);
  const { pending } = state;
  const kept = pending.filter((item) => item.subscription !== subscription);
  pending.splice(0, pending.length, ...kept);
  return taken;
}
