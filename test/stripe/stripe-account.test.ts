import { describeBillingProvider } from '../contract/billing-provider-suite.ts';
import { stripeWorld } from '../support/stripe/stripe-world.ts';
import { testKeyIn } from '../support/stripe/test-key-in.ts';

/** On Stripe itself, by the key of a test account: `STRIPE_SECRET_KEY=sk_test_… npm run test:stripe`. */
const apiKey = testKeyIn(process.env);

describeBillingProvider('StripeBillingProvider on Stripe', (start) =>
  stripeWorld({ apiKey }, start),
);
