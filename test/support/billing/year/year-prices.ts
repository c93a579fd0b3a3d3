import type { PlanTerms, PriceList } from '../../../../core/billing/plan-terms.ts';
import type { Meters } from '../../../../core/metering/meter.ts';
import { parseMoney } from '../../../../core/money/money.ts';
import { parseUnitPrice } from '../../../../core/money/unit-price.ts';

const terms = (plan: string, price: string, usage: PlanTerms['usage'] = {}): PlanTerms => ({
  ...{ plan, version: 1, name: plan, currency: 'usd', usage },
  monthly: parseMoney(price, 'usd'),
});
const unit = (price: string, included: bigint) => ({
  perUnit: parseUnitPrice(price, 'usd'),
  included,
});

export const YEAR_PLANS: readonly PlanTerms[] = [
  terms('basic', '29'),
  terms('pro', '99.99', { work: unit('0.0213', 1_000n), people: unit('1.5', 2n) }),
  terms('enterprise', '299', { work: unit('0.00717', 0n), people: unit('0.75', 0n) }),
];
export const YEAR_COUPONS = [{ id: 'launch', percentOff: 15, months: 4 }];

export const yearPrices: PriceList = {
  termsOf: ({ plan, planVersion }) =>
    YEAR_PLANS.find((one) => one.plan === plan && one.version === planVersion),
  coupon: (id) => YEAR_COUPONS.find((coupon) => coupon.id === id),
};

const common = {
  eventType: 'work.done',
  rounding: { decimals: 0, mode: 'half_up' },
  dimensions: {},
} as const;

/** Each event is a sum, and one of unique values. */
export const YEAR_METERS: Meters = {
  work: { ...common, id: 'work', name: 'Work', aggregation: 'sum', value: '$.units', unit: 'unit' },
  people: {
    ...{ ...common, id: 'people', name: 'People', aggregation: 'unique_count', unit: 'user' },
    value: '$.user',
  },
};
