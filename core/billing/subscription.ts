import type { Period } from './invoice.ts';
import type { PlanChoice } from './plan-terms.ts';

/**
 * `trialing`: nothing is paid yet; `active`; `past_due`: a payment failed and is tried again; `unpaid`: it is
 * not tried any more; `canceled`: over; `incomplete`: the first payment is still to be made.
 */
export const SUBSCRIPTION_STATUSES = [
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'canceled',
  'incomplete',
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** What a tenant has bought, as the provider says at this moment. */
export type Subscription = PlanChoice & {
  readonly id: string;
  readonly status: SubscriptionStatus;
  readonly startedAt: Date;
  readonly currentPeriod: Period;
  readonly trialEndsAt?: Date;
  /** When it ends, where that is decided. */
  readonly cancelsAt?: Date;
  readonly coupon?: string;
};
