import { StripeBillingProvider } from '../../../adapters/stripe/stripe-billing-provider.ts';
import { StripeCatalog } from '../../../adapters/stripe/stripe-catalog.ts';
import { StripeEventVerifier } from '../../../adapters/stripe/stripe-event-verifier.ts';
import { openAccount } from '../../../core/billing/open-account.ts';
import { receiveEvent, type ProviderEvent } from '../../../core/billing/receive-event.ts';
import { syncCatalog } from '../../../core/billing/sync-catalog.ts';
import { newId } from '../../../kit/id.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeLedger } from '../../fakes/fake-ledger.ts';
import { FakeReceivedEvents } from '../../fakes/fake-received-events.ts';
import { FakeSecrets } from '../../fakes/fake-secrets.ts';
import type { StripeServer } from '../../../local/stripe/stripe-server.ts';
import type { StripeObject } from '../../../local/stripe/stripe-state.ts';
import { signatureHeader } from '../../../local/stripe/webhook-sender.ts';
import { choice } from '../billing/billing-world.ts';
import { priceList } from '../billing/price-list.ts';
import { clientFor, payByCard, SOLD } from './stripe-world.ts';

export const SECRETS = { current: 'whsec_current', former: 'whsec_former' };

/** A platform that hears of Stripe by webhooks, and a tenant of it whose time is Stripe's test clock. */
export async function webhookWorld(stripe: StripeServer, start: Date) {
  const clientOf = clientFor({ apiKey: 'sk_test_unit', apiUrl: stripe.origin });
  const client = await clientOf();
  await syncCatalog(new StripeCatalog(clientOf), SOLD, async () => true);
  const clock = await client.testHelpers.testClocks.create({ frozen_time: seconds(start) });
  const provider = new StripeBillingProvider(clientOf, { priceList, testClockId: clock.id });
  const now = () => new Date();
  const alerts: ProviderEvent[] = [];
  const platform = newPlatform();

  /** The same tenant as another platform sees it, which has heard of nothing. */
  function newPlatform() {
    const secrets = new FakeSecrets({ HOOK: `${SECRETS.current}, ${SECRETS.former}` });
    return {
      ...{ accounts: new FakeBillingAccounts(), ledger: new FakeLedger() },
      ...{ received: new FakeReceivedEvents(), provider, now },
      verifier: new StripeEventVerifier(secrets, 'HOOK'),
      graceDaysOf: () => 7,
      onAlert: (event: ProviderEvent) => void alerts.push(event),
    };
  }

  const tenantId = newId('tnt');
  const tenant = { tenantId, attempt: 1, name: 'Acme', email: 'a@acme.example' };
  return {
    ...{ client, provider, tenantId, alerts, platform, newPlatform },
    async open(plan = 'pro', card: string | null = 'pm_card_visa', into = platform) {
      const customer = await provider.ensureCustomer(tenant);
      if (card !== null) await payByCard(client, customer.customerId, card);
      const ports = { ...into, trialDaysOf: () => 0, onOutage: 'wait' as const };
      await openAccount(ports, { ...tenant, ...choice(plan) });
      return customer;
    },
    async advanceTo(time: Date) {
      await client.testHelpers.testClocks.advance(clock.id, { frozen_time: seconds(time) });
    },
    /** What Stripe has to tell of this customer. */
    eventsOf: (customerId: string) =>
      stripe.state.events.all().filter(({ data }) => JSON.stringify(data).includes(customerId)),
    deliver: (event: StripeObject, to = platform, delivery: Delivery = {}) =>
      receiveEvent(to, signed(event, delivery)),
  };
}

type Delivery = { readonly secret?: string; readonly signedAt?: Date; readonly body?: string };

export function signed(event: StripeObject, delivery: Delivery = {}) {
  const { secret = SECRETS.current, signedAt = new Date(), body } = delivery;
  const text = JSON.stringify(event);
  const signature = signatureHeader(text, secret, signedAt);
  return { body: Buffer.from(body ?? text), signature };
}

const seconds = (time: Date) => Math.floor(time.getTime() / 1_000);
