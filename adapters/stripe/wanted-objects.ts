import Stripe from 'stripe';
import type { Sold } from '../../core/billing/billing-catalog.ts';
import type { Coupon, PlanTerms, UsagePrice } from '../../core/billing/plan-terms.ts';
import { formatMoney, minorNumberOf } from '../../core/money/money.ts';
import { minorDecimalOf } from '../../core/money/unit-price.ts';
import {
  meterEventName,
  planLookupKey,
  priceMetadata,
  productIdOf,
  usageLookupKey,
} from './stripe-names.ts';

type PriceParams = Stripe.PriceCreateParams & {
  readonly recurring: Stripe.PriceCreateParams.Recurring;
  /** The event name of the meter whose usage it prices. */
  readonly meter?: string;
};

/** One object that Stripe should have, and how it is made. */
export type Wanted = {
  readonly key: string;
  readonly text: string;
  /** What it costs, as a text: what no object of the same name may differ in. */
  readonly amount?: string;
} & (
  | { readonly sort: 'product'; readonly params: Stripe.ProductCreateParams }
  | { readonly sort: 'meter'; readonly params: Stripe.Billing.MeterCreateParams }
  | { readonly sort: 'price'; readonly params: PriceParams }
  | { readonly sort: 'coupon'; readonly params: Stripe.CouponCreateParams }
);

/** In the order in which they must be made. */
export function wantedObjects({ plans, coupons }: Sold): Wanted[] {
  const meters = new Set(plans.flatMap(({ usage }) => Object.keys(usage)));
  const products = new Map(plans.map((terms) => [terms.plan, terms]));
  return [
    ...[...products.values()].map(product),
    ...[...meters].map(meterObject),
    ...plans.map(planPrice),
    ...plans.flatMap((terms) =>
      Object.entries(terms.usage).map(([meter, price]) => usagePrice(terms, meter, price)),
    ),
    ...coupons.map(coupon),
  ];
}

const product = ({ plan, name }: PlanTerms): Wanted => ({
  sort: 'product',
  key: productIdOf(plan),
  text: `the plan ${name}`,
  params: { id: productIdOf(plan), name },
});

const meterObject = (meter: string): Wanted => ({
  sort: 'meter',
  key: meterEventName(meter),
  text: `the sum of ${meter}`,
  params: {
    ...{ display_name: meter, event_name: meterEventName(meter) },
    default_aggregation: { formula: 'sum' },
    customer_mapping: { type: 'by_id', event_payload_key: 'stripe_customer_id' },
    value_settings: { event_payload_key: 'value' },
  },
});

function planPrice({ plan, version: planVersion, name, monthly, currency }: PlanTerms): Wanted {
  const sold = { plan, planVersion };
  const key = planLookupKey(sold);
  const amount = String(minorNumberOf(monthly));
  return {
    ...{ sort: 'price', key, amount, text: `${name}, ${formatMoney(monthly)} a month` },
    params: {
      ...{ product: productIdOf(plan), currency, lookup_key: key },
      unit_amount: minorNumberOf(monthly),
      recurring: { interval: 'month' },
      metadata: { ...priceMetadata(sold), freehold_amount: amount },
    },
  };
}

function usagePrice(
  { plan, version: planVersion, name, currency }: PlanTerms,
  meter: string,
  { perUnit, included }: UsagePrice,
): Wanted {
  const sold = { plan, planVersion };
  const key = usageLookupKey(sold, meter);
  const decimal = minorDecimalOf(perUnit);
  const amount = `${decimal} beyond ${included}`;
  const price: Partial<Stripe.PriceCreateParams> =
    included === 0n
      ? { unit_amount_decimal: Stripe.Decimal.from(decimal) }
      : { billing_scheme: 'tiered', tiers_mode: 'graduated', tiers: tiersOf(decimal, included) };
  return {
    ...{ sort: 'price', key, amount, text: `${meter} on ${name}, ${amount} cents a unit` },
    params: {
      ...{ product: productIdOf(plan), currency, lookup_key: key, ...price },
      recurring: { interval: 'month', usage_type: 'metered' },
      metadata: { ...priceMetadata(sold, meter), freehold_amount: amount },
      meter: meterEventName(meter),
    },
  };
}

const tiersOf = (decimal: string, included: bigint): Stripe.PriceCreateParams.Tier[] => [
  { up_to: Number(included), unit_amount: 0 },
  { up_to: 'inf', unit_amount_decimal: Stripe.Decimal.from(decimal) },
];

const coupon = ({ id, percentOff, months }: Coupon): Wanted => ({
  ...{ sort: 'coupon', key: id, amount: String(percentOff) },
  text: `${percentOff} % off${months === undefined ? '' : ` for ${months} months`}`,
  params: {
    ...{ id, percent_off: percentOff },
    ...(months === undefined
      ? { duration: 'forever' }
      : { duration: 'repeating', duration_in_months: months }),
  },
});
