import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { describeBillingProvider } from '../../contract/billing-provider-suite.ts';
import { openapiErrors } from '../../support/stripe/openapi-errors.ts';
import { stripeWorld } from '../../support/stripe/stripe-world.ts';

/** Of every request that the suite causes, and of its answer. */
const errors = new Set<string>();
const stripe = new StripeServer({
  onAnswer: (answer) => {
    for (const error of openapiErrors(answer)) errors.add(error);
  },
});
beforeAll(() => stripe.start());
afterAll(() => stripe.stop());
afterEach(() => {
  const found = [...errors];
  errors.clear();
  expect(found, 'what Stripe’s OpenAPI document refuses').toEqual([]);
});

describeBillingProvider('StripeBillingProvider on the stand-in', (start) =>
  stripeWorld({ apiKey: 'sk_test_unit', apiUrl: stripe.origin }, start),
);
