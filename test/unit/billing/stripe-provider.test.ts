import { afterAll, beforeAll } from 'vitest';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { describeBillingProvider } from '../../contract/billing-provider-suite.ts';
import { stripeWorld } from '../../support/stripe/stripe-world.ts';

const stripe = new StripeServer();
beforeAll(() => stripe.start());
afterAll(() => stripe.stop());

describeBillingProvider('StripeBillingProvider on the stand-in', (start) =>
  stripeWorld({ apiKey: 'sk_test_unit', apiUrl: stripe.origin }, start),
);
