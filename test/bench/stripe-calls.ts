import { StripeBillingProvider } from '../../adapters/stripe/stripe-billing-provider.ts';
import { StripeCatalog } from '../../adapters/stripe/stripe-catalog.ts';
import { openAccount } from '../../core/billing/open-account.ts';
import { syncCatalog } from '../../core/billing/sync-catalog.ts';
import { StripeServer } from '../../local/stripe/stripe-server.ts';
import { FakeBillingAccounts } from '../fakes/fake-billing-accounts.ts';
import { choice, detailsOf } from '../support/billing/billing-world.ts';
import { priceList } from '../support/billing/price-list.ts';
import { clientFor, SOLD } from '../support/stripe/stripe-world.ts';
import { median } from './percentile.ts';
import type { Table } from './table.ts';

const TENANTS = 20;

export type BillingOfOnboarding = {
  /** Of Stripe's API, in their order: of a cold function, and of a warm one. */
  readonly cold: readonly string[];
  readonly warm: readonly string[];
  /** By the stand-in in the same process. */
  readonly medianMs: number;
};

export const stripeCallsTable = ({ cold, warm, medianMs }: BillingOfOnboarding): Table => ({
  title: 'What billing by Stripe adds to an onboarding, counted at the stand-in',
  columns: ['', 'calls of Stripe', 'median ms'],
  rows: [
    ['a cold function, which asks for the prices too', cold.length, ''],
    ['a warm function', warm.length, Math.round(medianMs)],
  ],
});

/** What making a tenant a customer with its subscription asks of Stripe. */
export async function billingOfOnboarding(): Promise<BillingOfOnboarding> {
  const asked: string[] = [];
  const stripe = await new StripeServer({
    onAnswer: ({ operation }) => void asked.push(operation),
  }).start();
  const clientOf = clientFor({ apiKey: 'sk_test_bench', apiUrl: stripe.origin });
  await syncCatalog(new StripeCatalog(clientOf), SOLD, () => Promise.resolve(true));
  const ports = {
    ...{ accounts: new FakeBillingAccounts(), now: () => new Date() },
    provider: new StripeBillingProvider(clientOf, { priceList }),
    ...{ trialDaysOf: () => 0, onOutage: 'wait' as const },
  };
  const onboard = async () => {
    asked.length = 0;
    const began = performance.now();
    await openAccount(ports, { ...detailsOf(), ...choice('pro') });
    return { calls: [...asked], milliseconds: performance.now() - began };
  };
  const first = await onboard();
  const others = [];
  for (let tenant = 1; tenant < TENANTS; tenant += 1) others.push(await onboard());
  await stripe.stop();
  return {
    ...{ cold: first.calls, warm: others[0]?.calls ?? [] },
    medianMs: median(others.map(({ milliseconds }) => milliseconds)),
  };
}
