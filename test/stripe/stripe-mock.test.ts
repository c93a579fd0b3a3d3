import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { StripeServer, type StripeAnswer } from '../../local/stripe/stripe-server.ts';
import { describeBillingProvider } from '../contract/billing-provider-suite.ts';
import { startStripeMock, type StripeMock } from '../support/stripe/start-stripe-mock.ts';
import { stripeWorld } from '../support/stripe/stripe-world.ts';

/** Each request of the contract suite that the stand-in takes goes to Stripe's own mock too, which must take it. */
let mock: StripeMock;
const asked = new Map<string, Promise<string>>();
const stripe = new StripeServer({ onAnswer: askMock });

function askMock({ status, request: { method, target, form } }: StripeAnswer): void {
  const key = `${method} ${target} ${form}`;
  if (status !== 200 || asked.has(key)) return;
  asked.set(key, refusalOf({ method, target, form }));
}

async function refusalOf({ method, target, form }: StripeAnswer['request']): Promise<string> {
  const answer = await fetch(`${mock.url}${target}`, {
    method,
    headers: {
      authorization: 'Bearer sk_test_mock',
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(method === 'POST' && { body: form }),
  });
  const text = await answer.text();
  return answer.ok ? '' : `${method} ${target} ${form}: ${answer.status} ${text}`;
}

beforeAll(async () => {
  mock = await startStripeMock();
  await stripe.start();
});
afterAll(async () => {
  await stripe.stop();
  mock.stop();
});
afterEach(async () => {
  const refused = (await Promise.all(asked.values())).filter((text) => text !== '');
  asked.clear();
  expect(refused, 'what stripe-mock refuses').toEqual([]);
});

describeBillingProvider('the requests of StripeBillingProvider to stripe-mock', (start) =>
  stripeWorld({ apiKey: 'sk_test_unit', apiUrl: stripe.origin }, start),
);
