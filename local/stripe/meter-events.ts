import { neededIn, paramsIn, textIn, wholeIn, type Params } from './params.ts';
import { invalidRequest } from './stripe-error.ts';
import { newStripeId, stripeList, type StripeState } from './stripe-state.ts';

const DAY = 86_400;
const OLDEST = 35 * DAY;
const FUTURE = 300;

/** https://docs.stripe.com/api/billing/meter-event/create */
export function createMeterEvent(state: StripeState, params: Params) {
  const event_name = neededIn(params, 'event_name');
  const payload = paramsIn(params, 'payload') ?? {};
  const customer = neededIn(payload, 'stripe_customer_id');
  const now = state.nowOf(customer);
  const identifier = textIn(params, 'identifier') ?? newStripeId('mtr_evt');
  const timestamp = wholeIn(params, 'timestamp') ?? now;
  const value = neededIn(payload, 'value');
  if (!state.meters.all().some((meter) => meter.event_name === event_name)) {
    throw invalidRequest(`No active meter found with event name ${event_name}.`, {
      code: 'no_meter',
    });
  }
  state.customers.get(customer);
  if (!/^-?\d{1,15}$/.test(value)) {
    throw invalidRequest('The value must be a whole number.', { param: 'payload' });
  }
  if (identifier.length > 100) throw invalidRequest('Too long.', { param: 'identifier' });
  if (timestamp < now - OLDEST || timestamp > now + FUTURE) {
    throw invalidRequest('The timestamp is out of range.', { param: 'timestamp' });
  }
  refuseDuplicate(state, identifier, now);
  const event = { identifier, event_name, timestamp, created: now };
  state.meterEvents.push({ ...event, customer, value: Number(value) });
  return { object: 'billing.meter_event', ...event, livemode: false, payload };
}

/** Unique for a day only: who exports later must know by itself what it has exported. */
function refuseDuplicate({ meterEvents }: StripeState, identifier: string, now: number) {
  const isKnown = meterEvents.some(
    (event) => event.identifier === identifier && event.created > now - DAY,
  );
  if (!isKnown) return;
  throw invalidRequest(`An event already exists with identifier ${identifier}.`, {
    param: 'identifier',
  });
}

type Used = {
  readonly meter: string;
  readonly customer: string;
  readonly from: number;
  readonly to: number;
};

/** Below nothing counts as nothing on an invoice. */
export function unitsIn(state: StripeState, { meter, customer, from, to }: Used): number {
  const { event_name } = state.meters.get(meter);
  const units = state.meterEvents
    .filter((event) => event.event_name === event_name && event.customer === customer)
    .filter(({ timestamp }) => timestamp >= from && timestamp < to)
    .reduce((total, { value }) => total + value, 0);
  return Math.max(0, units);
}

export function summarize(state: StripeState, meter: string, params: Params) {
  const from = wholeIn(params, 'start_time') ?? 0;
  const to = wholeIn(params, 'end_time') ?? 0;
  if (from % 60 !== 0 || to % 60 !== 0) {
    throw invalidRequest('Must be aligned with minute boundaries.', { param: 'start_time' });
  }
  const customer = neededIn(params, 'customer');
  const aggregated_value = unitsIn(state, { meter, customer, from, to });
  return stripeList(`/v1/billing/meters/${meter}/event_summaries`, [
    {
      ...{ id: newStripeId('mtrusg'), object: 'billing.meter_event_summary', aggregated_value },
      ...{ start_time: from, end_time: to, livemode: false, meter },
    },
  ]);
}
