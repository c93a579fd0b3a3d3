import type { PriceList } from '../billing/plan-terms.ts';
import type { Subscription } from '../billing/subscription.ts';
import { minus, shareOf, times, zero, type Money } from '../money/money.ts';

/** Prices of the platform file are in this one. */
export const CURRENCY = 'usd';

/**
 * What a subscription brings each month (MRR), as Stripe defines it: of what is active or past due, without trials, taxes
 * and usage; a coupon counts where it has no end. https://docs.stripe.com/billing/subscriptions/analytics/glossary,
 * https://support.stripe.com/questions/billing-analytics
 */
export function recurringOf(
  subscription: Subscription | undefined,
  prices: PriceList,
  at: Date,
): Money {
  if (!subscription || !isPaid(subscription, at)) return zero(CURRENCY);
  const terms = prices.termsOf(subscription);
  if (!terms) {
    const { plan, planVersion } = subscription;
    throw new Error(`The price list has no plan ${plan} in version ${planVersion}.`);
  }
  const full = times(terms.monthly, BigInt(subscription.quantity));
  const coupon = subscription.coupon === undefined ? undefined : prices.coupon(subscription.coupon);
  if (!coupon || coupon.months !== undefined) return full;
  return minus(full, shareOf(full, BigInt(coupon.percentOff), 100n));
}

/** What ended or began since it was read is known without asking the provider. */
function isPaid({ status, trialEndsAt, cancelsAt }: Subscription, at: Date): boolean {
  if (cancelsAt && cancelsAt <= at) return false;
  if (status === 'trialing') return trialEndsAt !== undefined && trialEndsAt <= at;
  return status === 'active' || status === 'past_due';
}
