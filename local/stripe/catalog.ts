import {
  flagIn,
  listIn,
  metadataIn,
  neededIn,
  paramsIn,
  textIn,
  textsIn,
  wholeIn,
  type Params,
} from './params.ts';
import { invalidRequest } from './stripe-error.ts';
import {
  newStripeId,
  stripeList,
  type MeterObject,
  type PriceObject,
  type StripeState,
} from './stripe-state.ts';

export function createProduct(state: StripeState, params: Params) {
  const { products } = state;
  const id = textIn(params, 'id') ?? newStripeId('prod');
  if (products.find(id)) {
    throw invalidRequest('Product already exists.', {
      code: 'resource_already_exists',
      param: 'id',
    });
  }
  const created = state.nowOf();
  return products.put({
    ...{ id, object: 'product', active: true, created, updated: created, livemode: false },
    ...{ description: null, images: [], marketing_features: [], package_dimensions: null },
    ...{ shippable: null, statement_descriptor: null, tax_code: null, unit_label: null, url: null },
    name: neededIn(params, 'name'),
    metadata: metadataIn(params) ?? {},
  });
}

export function createPrice(state: StripeState, params: Params): PriceObject {
  const { prices, products } = state;
  const lookup_key = takenLookupKey(state, params);
  const recurring = paramsIn(params, 'recurring');
  return prices.put({
    ...{ id: newStripeId('price'), object: 'price', active: true, created: state.nowOf() },
    ...{ livemode: false, nickname: textIn(params, 'nickname') ?? null, custom_unit_amount: null },
    currency: neededIn(params, 'currency'),
    lookup_key,
    metadata: metadataIn(params) ?? {},
    product: products.get(neededIn(params, 'product')).id,
    ...{ tax_behavior: 'unspecified', transform_quantity: null },
    ...{ recurring: recurring ? toRecurring(recurring) : null },
    ...{ type: recurring ? 'recurring' : 'one_time', ...amountsIn(params) },
  });
}

/** Taken from the price that has it, where that is wanted. */
function takenLookupKey({ prices }: StripeState, params: Params): string | null {
  const lookupKey = textIn(params, 'lookup_key');
  if (lookupKey === undefined) return null;
  const former = prices.all().find((price) => price.lookup_key === lookupKey);
  if (former && flagIn(params, 'transfer_lookup_key') !== true) {
    throw invalidRequest(`A price (\`${former.id}\`) already uses that lookup key.`, {
      param: 'lookup_key',
    });
  }
  if (former) prices.change(former.id, { lookup_key: null });
  return lookupKey;
}

const toRecurring = (recurring: Params) => ({
  ...{ interval: neededIn(recurring, 'interval'), interval_count: 1 },
  ...{ meter: textIn(recurring, 'meter') ?? null, trial_period_days: null },
  usage_type: textIn(recurring, 'usage_type') ?? 'licensed',
});

function amountsIn(params: Params) {
  const tiers = listIn(params, 'tiers')?.map(toTier);
  if (tiers) {
    return {
      ...{ billing_scheme: 'tiered', tiers_mode: 'graduated', tiers },
      ...{ unit_amount: null, unit_amount_decimal: null },
    };
  }
  const decimal = textIn(params, 'unit_amount_decimal') ?? textIn(params, 'unit_amount') ?? null;
  return {
    ...{ billing_scheme: 'per_unit', tiers_mode: null },
    unit_amount: decimal !== null && /^\d+$/.test(decimal) ? Number(decimal) : null,
    unit_amount_decimal: decimal,
  };
}

function toTier(tier: Params) {
  const upTo = neededIn(tier, 'up_to');
  const decimal = textIn(tier, 'unit_amount_decimal') ?? neededIn(tier, 'unit_amount');
  return {
    ...{ flat_amount: null, flat_amount_decimal: null },
    unit_amount: /^\d+$/.test(decimal) ? Number(decimal) : null,
    unit_amount_decimal: decimal,
    up_to: upTo === 'inf' ? null : Number(upTo),
  };
}

export function updatePrice({ prices }: StripeState, id: string, params: Params) {
  return prices.change(id, { active: flagIn(params, 'active') ?? prices.get(id).active });
}

export function listPrices({ prices }: StripeState, params: Params) {
  const keys = textsIn(params, 'lookup_keys');
  const found = prices
    .all()
    .filter(({ lookup_key }) => keys.length === 0 || keys.includes(lookup_key ?? ''));
  return stripeList('/v1/prices', found);
}

export function createCoupon(state: StripeState, params: Params) {
  const { coupons } = state;
  const id = textIn(params, 'id') ?? newStripeId('coupon');
  if (coupons.find(id)) {
    throw invalidRequest('Coupon already exists.', {
      code: 'resource_already_exists',
      param: 'id',
    });
  }
  return coupons.put({
    ...{ id, object: 'coupon', amount_off: null, created: state.nowOf(), currency: null },
    duration: neededIn(params, 'duration'),
    duration_in_months: wholeIn(params, 'duration_in_months') ?? null,
    ...{ livemode: false, max_redemptions: null, metadata: {}, name: null, redeem_by: null },
    percent_off: Number(neededIn(params, 'percent_off')),
    ...{ times_redeemed: 0, valid: true },
  });
}

export function createMeter(state: StripeState, params: Params): MeterObject {
  const { meters } = state;
  const event_name = neededIn(params, 'event_name');
  if (meters.all().some((meter) => meter.event_name === event_name)) {
    throw invalidRequest('An active meter with this event name exists.', { param: 'event_name' });
  }
  const created = state.nowOf();
  const formula = neededIn(paramsIn(params, 'default_aggregation') ?? {}, 'formula');
  return meters.put({
    ...{ id: newStripeId('mtr'), object: 'billing.meter', created, updated: created },
    customer_mapping: { type: 'by_id', event_payload_key: 'stripe_customer_id' },
    ...{ default_aggregation: { formula }, dimension_payload_keys: null, event_name },
    display_name: neededIn(params, 'display_name'),
    ...{ event_time_window: null, livemode: false, status: 'active' },
    status_transitions: { deactivated_at: null },
    value_settings: { event_payload_key: 'value' },
  });
}
