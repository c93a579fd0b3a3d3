import { StripeBillingProvider } from '../../../../adapters/stripe/stripe-billing-provider.ts';
import { StripeCatalog } from '../../../../adapters/stripe/stripe-catalog.ts';
import { StripeEventVerifier } from '../../../../adapters/stripe/stripe-event-verifier.ts';
import type { CustomerRef } from '../../../../core/billing/billing-provider.ts';
import { openAccount } from '../../../../core/billing/open-account.ts';
import { receiveEvent } from '../../../../core/billing/receive-event.ts';
import { syncCatalog } from '../../../../core/billing/sync-catalog.ts';
import { reconcileUsage, type UsageDrift } from '../../../../core/billing/usage/reconcile-usage.ts';
import type { TenantId } from '../../../../core/tenancy/tenant-context.ts';
import type { StripeServer } from '../../../../local/stripe/stripe-server.ts';
import type { StripeObject } from '../../../../local/stripe/stripe-state.ts';
import { FakeReceivedEvents } from '../../../fakes/fake-received-events.ts';
import { FakeSecrets } from '../../../fakes/fake-secrets.ts';
import { clientFor, payByCard } from '../../stripe/stripe-world.ts';
import { SECRETS, signed } from '../../stripe/webhook-world.ts';
import { exportingPlatform } from '../exporting-platform.ts';
import { UsagePath } from '../usage-path.ts';
import type { Random } from './random.ts';
import type { Sent, SimulatedTenant } from './scenario.ts';
import { YEAR_COUPONS, YEAR_METERS, YEAR_PLANS, yearPrices } from './year-prices.ts';

const SOLD = { plans: YEAR_PLANS, coupons: YEAR_COUPONS };
const secondsOf = (time: Date) => Math.floor(time.getTime() / 1_000);

export type YearWorld = Awaited<ReturnType<typeof billingYearWorld>>;

/** A platform whose tenants live by one test clock of the stand-in's. */
export async function billingYearWorld(stripe: StripeServer, start: Date) {
  const clientOf = clientFor({ apiKey: 'sk_test_year', apiUrl: stripe.origin });
  const client = await clientOf();
  await syncCatalog(new StripeCatalog(clientOf), SOLD, async () => true);
  const clock = await client.testHelpers.testClocks.create({ frozen_time: secondsOf(start) });
  const options = { priceList: yearPrices, testClockId: clock.id };
  const provider = new StripeBillingProvider(clientOf, options);
  let time = start;
  const now = () => time;
  const platform = exportingPlatform({ provider, priceList: yearPrices, sold: SOLD, now });
  const { ports, paths } = platform;
  const webhooks = webhooksOf(stripe, ports);
  const drifts: UsageDrift[] = [];
  const open = new Set<TenantId>();
  const customers = new Map<TenantId, CustomerRef>();
  const customerOf = (tenantId: TenantId): CustomerRef => {
    const customer = customers.get(tenantId);
    if (!customer) throw new Error('It is no customer.');
    return customer;
  };

  return {
    ...{ provider, platform, stripe, drifts, customerOf, ...webhooks },
    async advanceTo(to: Date) {
      if (secondsOf(to) > secondsOf(time)) {
        await client.testHelpers.testClocks.advance(clock.id, { frozen_time: secondsOf(to) });
      }
      time = to;
    },
    async open({ tenantId, choice, trialDays, coupon, timeZone }: SimulatedTenant) {
      const tenant = { tenantId, attempt: 1, name: 'Acme', email: 'a@acme.example' };
      const customer = await provider.ensureCustomer(tenant);
      await payByCard(client, customer.customerId);
      customers.set(tenantId, customer);
      const opening = { ...ports, trialDaysOf: () => trialDays, onOutage: 'wait' as const };
      await openAccount(opening, { ...tenant, ...choice, ...(coupon !== undefined && { coupon }) });
      paths.set(tenantId, new UsagePath({ tenantId, meters: YEAR_METERS, timeZone, now }));
    },
    payBy: (customer: CustomerRef, card: string) => payByCard(client, customer.customerId, card),
    async send({ tenantId }: SimulatedTenant, sent: readonly Sent[]) {
      await paths.get(tenantId)?.send(sent.map(({ event }) => event));
      open.add(tenantId);
    },
    /** Whether something is to be sealed or exported. */
    isWaiting: () =>
      open.size > 0 || [...customers.keys()].some((tenantId) => ports.due.isDue(tenantId)),
    async tick(isOut: boolean) {
      for (const tenantId of open) {
        await platform.seal(tenantId);
        if (!paths.get(tenantId)?.isOpen) open.delete(tenantId);
      }
      stripe.isDown = isOut;
      await platform.exportUsage();
      stripe.isDown = false;
    },
    async endDay(random: Random) {
      await webhooks.deliverEvents(random, 0.1);
      if (time.getUTCDate() % 10 !== 0) return;
      for (const customer of customers.values()) {
        const subscription = await provider.readSubscription(customer);
        if (!subscription) continue;
        drifts.push(...(await reconcileUsage(ports, customer, subscription.currentPeriod)));
      }
    },
  };
}

type Ports = ReturnType<typeof exportingPlatform>['ports'];

/** What Stripe tells: in any order, some of it twice, some of it days later. */
function webhooksOf(stripe: StripeServer, ports: Ports) {
  const secrets = new FakeSecrets({ HOOK: SECRETS.current });
  const receiving = {
    ...{ ...ports, received: new FakeReceivedEvents() },
    verifier: new StripeEventVerifier(secrets, 'HOOK'),
    graceDaysOf: () => 14,
    onAlert: () => undefined,
  };
  let told = 0;
  let delivered = 0;
  let late: StripeObject[] = [];
  return {
    delivered: () => delivered,
    async deliverEvents(random: Random, lateShare: number) {
      const all = stripe.state.events.all();
      const waiting = [...late, ...all.slice(told)];
      told = all.length;
      late = waiting.filter(() => random.chance(lateShare));
      const present = waiting.filter((event) => !late.includes(event));
      const twice = present.filter(() => random.chance(0.2));
      for (const event of random.shuffled([...present, ...twice])) {
        const received = await receiveEvent(receiving, signed(event));
        if (!received.ok) throw new Error('It was not signed.');
        delivered += 1;
      }
    },
  };
}
