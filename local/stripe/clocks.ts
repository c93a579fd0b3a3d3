import { advanceTo } from './billing-engine.ts';
import { wholeIn, type Params } from './params.ts';
import { invalidRequest } from './stripe-error.ts';
import { newStripeId, type ClockObject, type StripeState } from './stripe-state.ts';

export const createClock = (state: StripeState, params: Params): ClockObject =>
  state.clocks.put(newClock(state, wholeIn(params, 'frozen_time') ?? 0));

export const createRunningClock = (state: StripeState): ClockObject =>
  state.clocks.put({ ...newClock(state, state.nowOf()), ahead: 0 });

function newClock(state: StripeState, frozen_time: number): ClockObject {
  const created = state.nowOf();
  return {
    ...{ id: newStripeId('clock'), object: 'test_helpers.test_clock', created, livemode: false },
    ...{ deletes_after: created + 2_592_000, frozen_time, name: null, status: 'ready' },
    status_details: {},
  };
}

/** Does the time's work before it answers; Stripe answers at once and is `advancing` meanwhile. */
export function advanceClock(state: StripeState, id: string, params: Params): ClockObject {
  const to = wholeIn(params, 'frozen_time') ?? 0;
  const { frozen_time, ahead } = state.clocks.get(id);
  if (to <= frozen_time) {
    throw invalidRequest('A test clock can only go forwards.', { param: 'frozen_time' });
  }
  if (ahead !== undefined) state.clocks.change(id, { ahead: to - state.nowOf() });
  return putForward(state, id, to);
}

/** Brings each clock that runs to its present, and does what is due for customers without one. */
export function letTimePass(state: StripeState): void {
  for (const { id, ahead } of state.clocks.all()) {
    if (ahead !== undefined) putForward(state, id, state.nowOf() + ahead);
  }
  advanceTo(state, null, state.nowOf());
}

function putForward(state: StripeState, id: string, to: number): ClockObject {
  const clock = state.clocks.change(id, { frozen_time: to });
  advanceTo(state, id, to);
  return clock;
}
