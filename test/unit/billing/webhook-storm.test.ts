import { afterAll, beforeAll, expect, it } from 'vitest';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { webhookStorm } from '../../support/stripe/webhook-storm.ts';

const stripe = new StripeServer();
beforeAll(() => stripe.start());
afterAll(() => stripe.stop());

it('a storm of events, in any order, repeated and partly forged, ends as the ordered run', async () => {
  const { events, forged, forgedAccepted, different } = await webhookStorm(stripe, {
    ...{ tenants: 6, deliveries: 200 },
  });
  expect(events).toBeGreaterThan(60);
  expect(forged).toBeGreaterThan(10);
  expect({ forgedAccepted, different }).toEqual({ forgedAccepted: 0, different: 0 });
});
