import type { Coupon, PlanTerms, PriceList } from '../../../core/billing/plan-terms.ts';
import { parseMoney } from '../../../core/money/money.ts';
import { parseUnitPrice } from '../../../core/money/unit-price.ts';

const terms = (plan: string, price: string, changes: Partial<PlanTerms> = {}): PlanTerms => ({
  ...{ plan, version: 1, name: plan.toUpperCase(), currency: 'usd', usage: {} },
  monthly: parseMoney(price, 'usd'),
  ...changes,
});

const calls = (price: string, included: bigint) => ({
  api_calls: { perUnit: parseUnitPrice(price, 'usd'), included },
});

export const PLANS: readonly PlanTerms[] = [
  terms('basic', '29'),
  terms('pro', '99', { usage: calls('0.002', 1_000n) }),
  terms('enterprise', '299.99', { usage: calls('0.0005', 0n) }),
  terms('seats', '7.50'),
];

export const COUPONS: readonly Coupon[] = [
  { id: 'launch20', percentOff: 20, months: 2 },
  { id: 'friend', percentOff: 33 },
];

/** What the tests sell. */
export const priceList: PriceList = {
  termsOf: ({ plan, planVersion }) =>
    PLANS.find((one) => one.plan === plan && one.version === planVersion),
  coupon: (id) => COUPONS.find((coupon) => coupon.id === id),
};
