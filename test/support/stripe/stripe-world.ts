import type Stripe from 'stripe';
import { advanceTestClock } from '../../../adapters/stripe/advance-test-clock.ts';
import { StripeBillingProvider } from '../../../adapters/stripe/stripe-billing-provider.ts';
import { StripeCatalog } from '../../../adapters/stripe/stripe-catalog.ts';
import { stripeClient, type StripeAddress } from '../../../adapters/stripe/stripe-client.ts';
import { syncCatalog } from '../../../core/billing/sync-catalog.ts';
import { FakeSecrets } from '../../fakes/fake-secrets.ts';
import { detailsOf, type BillingWorld } from '../billing/billing-world.ts';
import { COUPONS, PLANS, priceList } from '../billing/price-list.ts';

export const SOLD = { plans: PLANS, coupons: COUPONS };

type StripeAccount = StripeAddress & { readonly apiKey: string };

export const clientFor = ({ apiKey, apiUrl }: StripeAccount) => {
  const secrets = new FakeSecrets({ STRIPE_API_KEY: apiKey });
  return stripeClient(secrets, 'STRIPE_API_KEY', apiUrl === undefined ? {} : { apiUrl });
};

/** The provider on an account of Stripe's or its stand-in, with customers who live by a test clock and pay by card. */
export async function stripeWorld(account: StripeAccount, start: Date): Promise<BillingWorld> {
  const clientOf = clientFor(account);
  const client = await clientOf();
  await syncCatalog(new StripeCatalog(clientOf), SOLD, async () => true);
  const clock = await client.testHelpers.testClocks.create({ frozen_time: secondsOf(start) });
  const provider = new StripeBillingProvider(clientOf, { priceList, testClockId: clock.id });
  let now = start;
  return {
    provider,
    now: () => now,
    async advanceTo(time) {
      await advanceTestClock(client, clock.id, time);
      now = time;
    },
    async customer(name) {
      const customer = await provider.ensureCustomer(detailsOf(name));
      await payByCard(client, customer.customerId);
      return customer;
    },
  };
}

export async function payByCard(client: Stripe, customer: string, card = 'pm_card_visa') {
  const { id } = await client.paymentMethods.attach(card, { customer });
  await client.customers.update(customer, { invoice_settings: { default_payment_method: id } });
}

const secondsOf = (time: Date) => Math.floor(time.getTime() / 1_000);
