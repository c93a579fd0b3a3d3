import { newStripeId, type StripeObject, type StripeState } from './stripe-state.ts';

export const API_VERSION = '2026-10-28.endive';

/** Something happened: it can be listed, and is delivered to the endpoints. */
export function raise(
  state: StripeState,
  { type, object, created }: { type: string; object: StripeObject; created: number },
) {
  state.events.put({
    ...{ id: newStripeId('evt'), object: 'event', api_version: API_VERSION, created },
    ...{ data: { object }, livemode: false, pending_webhooks: 1 },
    ...{ request: { id: null, idempotency_key: null }, type },
  });
}
