import { parseMoney } from '../money/money.ts';
import { parseUnitPrice } from '../money/unit-price.ts';
import { findPlan, type Coupon, type Plan, type Plans, type PlanVersion } from '../plans/plan.ts';
import { termsOf, versionsOf } from '../plans/terms-of.ts';
import type { Sold } from './billing-catalog.ts';
import type { PlanTerms, PriceList } from './plan-terms.ts';

/** Prices of the platform file are in this one. */
const CURRENCY = 'usd';

type Offer = { readonly plans: Plans; readonly coupons?: Readonly<Record<string, Coupon>> };

/** What the platform file sells. */
export function priceListOf({ plans, coupons = {} }: Offer): PriceList & { readonly sold: Sold } {
  const toCoupon = (id: string, coupon: Coupon) => ({ id, ...coupon });
  return {
    termsOf({ plan: id, planVersion }) {
      const plan = findPlan(plans, id);
      const version = termsOf(plans, { plan: id, planVersion });
      return plan && version && toTerms(plan, version);
    },
    coupon: (id) => {
      const coupon = Object.hasOwn(coupons, id) ? coupons[id] : undefined;
      return coupon && toCoupon(id, coupon);
    },
    sold: {
      plans: Object.values(plans).flatMap((plan) =>
        versionsOf(plan).map((version) => toTerms(plan, version)),
      ),
      coupons: Object.entries(coupons).map(([id, coupon]) => toCoupon(id, coupon)),
    },
  };
}

const toTerms = (
  { id, name }: Pick<Plan, 'id' | 'name'>,
  { version, priceUsdPerMonth, usage = {} }: PlanVersion,
): PlanTerms => ({
  ...{ plan: id, version, name, currency: CURRENCY },
  monthly: parseMoney(String(priceUsdPerMonth), CURRENCY),
  usage: Object.fromEntries(
    Object.entries(usage).map(([meter, { price, included, cap, atCap }]) => [
      meter,
      {
        ...{ perUnit: parseUnitPrice(price, CURRENCY), included: BigInt(included) },
        ...(cap !== undefined && { cap: { units: BigInt(cap), isHard: atCap === 'refuse' } }),
      },
    ]),
  ),
});

/** Of a new tenant on that plan. */
export const trialDaysOf =
  (plans: Plans) =>
  ({ plan }: { readonly plan: string }): number =>
    findPlan(plans, plan)?.trialDays ?? 0;

const GRACE_DAYS = 14;

/** From an unpaid invoice to the suspension. */
export const graceDaysOf =
  (plans: Plans) =>
  (plan: string | undefined): number =>
    (plan === undefined ? undefined : findPlan(plans, plan)?.graceDays) ?? GRACE_DAYS;
