import type Stripe from 'stripe';
import type { PlanChoice } from '../../core/billing/plan-terms.ts';
import {
  SUBSCRIPTION_STATUSES,
  type Subscription,
  type SubscriptionStatus,
} from '../../core/billing/subscription.ts';

export function fromStripeSubscription(subscription: Stripe.Subscription): Subscription {
  const item = planItemOf(subscription);
  const { id, trial_end, cancel_at, status, metadata } = subscription;
  return {
    id,
    ...choiceOf(item),
    status: statusOf(status),
    startedAt: at(subscription.start_date),
    currentPeriod: { from: at(item.current_period_start), to: at(item.current_period_end) },
    ...(trial_end !== null && { trialEndsAt: at(trial_end) }),
    ...(cancel_at !== null && { cancelsAt: at(cancel_at) }),
    ...(metadata.freehold_coupon !== undefined && { coupon: metadata.freehold_coupon }),
  };
}

/** The item of the plan itself; the others are of usage. */
export function planItemOf({ id, items }: Stripe.Subscription): Stripe.SubscriptionItem {
  const item = items.data.find(({ price }) => price.metadata.freehold_meter === undefined);
  if (!item) throw new Error(`The subscription ${id} has no price of a plan.`);
  return item;
}

function choiceOf({ price, quantity }: Stripe.SubscriptionItem): PlanChoice {
  const { freehold_plan: plan, freehold_plan_version: version } = price.metadata;
  if (plan === undefined || version === undefined) {
    throw new Error(`The price ${price.id} is of no plan of the platform.`);
  }
  return { plan, planVersion: Number(version), quantity: quantity ?? 1 };
}

/** What Stripe may add or pauses is not paid for, as far as we know. */
const statusOf = (status: string): SubscriptionStatus => {
  if (status === 'incomplete_expired') return 'canceled';
  return SUBSCRIPTION_STATUSES.find((known) => known === status) ?? 'unpaid';
};

export const at = (seconds: number): Date => new Date(seconds * 1_000);
export const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1_000);
