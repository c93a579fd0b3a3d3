import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balancesOf } from '../../../core/billing/ledger/balances.ts';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import type { StripeObject } from '../../../local/stripe/stripe-state.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { payByCard } from '../../support/stripe/stripe-world.ts';
import { SECRETS, signed, webhookWorld } from '../../support/stripe/webhook-world.ts';

const stripe = new StripeServer();
beforeAll(() => stripe.start());
afterAll(() => stripe.stop());

const START = new Date('2027-03-01T00:00:00Z');
const at = (text: string) => new Date(`${text}:00Z`);
const FORGED = { ok: false, error: { kind: 'EventForged' } };

/** A tenant that upgrades, fails to pay, pays and cancels; all that Stripe tells of it. */
async function eventfulTenant() {
  const world = await webhookWorld(stripe, START);
  const customer = await world.open();
  await world.provider.changePlan(customer, choice('enterprise'), 'key');
  await world.advanceTo(at('2027-04-01T02:00'));
  await world.provider.cancel(customer, 'at_period_end', 'key');
  await world.advanceTo(at('2027-05-01T02:00'));
  return { ...world, events: world.eventsOf(customer.customerId) };
}

type World = Awaited<ReturnType<typeof eventfulTenant>>;

/** What a platform knows after it heard of these events, in this order. */
async function stateAfter(world: World, events: readonly StripeObject[]) {
  const platform = world.newPlatform();
  await world.open('pro', 'pm_card_visa', platform);
  for (const event of events) await world.deliver(event, platform);
  const found = await platform.accounts.find(world.tenantId);
  const account = { ...found, version: 0, openedAt: START };
  return { account, ledger: platform.ledger.allOf(world.tenantId) };
}

describe('an event of Stripe', () => {
  it('is handled once, and stored once', async () => {
    const { deliver, open, eventsOf, platform } = await webhookWorld(stripe, START);
    const [event] = eventsOf((await open()).customerId);
    if (!event) throw new Error('Stripe told nothing.');
    expect(await deliver(event)).toEqual({ ok: true, value: 'handled' });
    expect(await deliver(event)).toEqual({ ok: true, value: 'known' });
    expect(platform.received.count).toBe(1);
  });

  it('is refused where it is forged, changed, old or not signed', async () => {
    const { deliver, open, eventsOf, platform } = await webhookWorld(stripe, START);
    const [event] = eventsOf((await open()).customerId);
    if (!event) throw new Error('Stripe told nothing.');
    const body = JSON.stringify({ ...event, id: 'evt_other' });
    const signedAt = new Date(Date.now() - 301_000);
    expect(await deliver(event, platform, { secret: 'whsec_forged' })).toEqual(FORGED);
    expect(await deliver(event, platform, { body })).toEqual(FORGED);
    expect(await deliver(event, platform, { signedAt })).toEqual(FORGED);
    for (const signature of ['', 't=1', 'v1=', 't=,v1=']) {
      expect(await platform.verifier.verify(signed(event).body, signature)).toEqual(FORGED);
    }
    expect(platform.received.count).toBe(0);
  });

  it('is taken with either secret while one is rotated', async () => {
    const { deliver, open, eventsOf, platform } = await webhookWorld(stripe, START);
    const [event] = eventsOf((await open()).customerId);
    if (!event) throw new Error('Stripe told nothing.');
    const former = await deliver(event, platform, { secret: SECRETS.former });
    expect(former).toEqual({ ok: true, value: 'handled' });
  });

  it('that is no customer’s of ours changes nothing', async () => {
    const { deliver, newPlatform, open, eventsOf } = await webhookWorld(stripe, START);
    const [event] = eventsOf((await open()).customerId);
    if (!event) throw new Error('Stripe told nothing.');
    expect(await deliver(event, newPlatform())).toEqual({ ok: true, value: 'foreign' });
  });

  it('of a meter’s errors is shown to the operators', async () => {
    const { platform, alerts } = await webhookWorld(stripe, START);
    const body = JSON.stringify({
      ...{ id: 'evt_1', object: 'v2.core.event', type: 'v1.billing.meter.error_report_triggered' },
      ...{ created: '2027-03-01T00:00:00Z', data: { developer_message_summary: '1 invalid' } },
    });
    const event = signed(JSON.parse(body) as StripeObject);
    const verified = await platform.verifier.verify(event.body, event.signature);
    expect(verified).toMatchObject({ ok: true, value: { alert: '1 invalid' } });
    expect(alerts).toEqual([]);
  });
});

describe('the events of a tenant', () => {
  it('give the same account and ledger in any order, repeated and partly lost, once one comes last', async () => {
    const world = await eventfulTenant();
    const ordered = await stateAfter(world, world.events);
    expect(ordered.account).toMatchObject({ subscription: { status: 'canceled' } });
    expect(ordered.ledger.length).toBeGreaterThanOrEqual(4);

    const storms = fc.shuffledSubarray(world.events, { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(storms, fc.shuffledSubarray(world.events), async (one, other) => {
        expect(await stateAfter(world, [...one, ...other])).toEqual(ordered);
      }),
      { numRuns: 15 },
    );
  });

  it('give the same in all 24 orders of a subscription’s four', async () => {
    const world = await eventfulTenant();
    const four = [
      'customer.subscription.created',
      'customer.subscription.updated',
      'invoice.paid',
      'customer.subscription.deleted',
    ].map((type) => world.events.find((event) => event.type === type) ?? never(type));
    const [first, ...others] = await Promise.all(
      permutations(four).map((events) => stateAfter(world, events)),
    );
    expect(others).toHaveLength(23);
    for (const other of others) expect(other).toEqual(first);
  });

  it('come as they happen, in any order, and the last state is Stripe’s', async () => {
    const world = await webhookWorld(stripe, START);
    const customer = await world.open();
    const steps = [
      () => world.provider.changePlan(customer, choice('basic'), 'one'),
      () => world.advanceTo(at('2027-04-01T02:00')),
      () => world.provider.changePlan(customer, choice('seats', 9), 'two'),
      () => world.advanceTo(at('2027-05-01T02:00')),
    ];
    for (const step of steps) {
      await step();
      const events = world.eventsOf(customer.customerId);
      await Promise.all(events.toReversed().map((event) => world.deliver(event)));
    }
    const account = await world.platform.accounts.find(world.tenantId);
    expect(account?.subscription).toEqual(await world.provider.readSubscription(customer));
    expect(account?.subscription).toMatchObject({ plan: 'seats', quantity: 9 });
  });
});

describe('a payment method that is entered', () => {
  it('pays the invoices from then on, however often the event comes', async () => {
    const world = await webhookWorld(stripe, START);
    const customer = await world.open('basic', null);
    const subscription = () => stripe.state.subscriptions.all().at(-1);
    expect(subscription()).toMatchObject({ collection_method: 'send_invoice' });
    const urls = { successUrl: 'https://a.example/', cancelUrl: 'https://a.example/no' };
    const link = await world.provider.checkoutLink(customer, urls);
    const page = link.ok ? link.value.url : '';
    const body = new URLSearchParams({ card: 'pm_card_visa' });
    await fetch(page, { method: 'POST', body, redirect: 'manual' });
    await deliverAll(world, customer.customerId);
    await deliverAll(world, customer.customerId);
    expect(subscription()).toMatchObject({ collection_method: 'charge_automatically' });

    await world.advanceTo(at('2027-04-01T02:00'));
    const { items } = await world.provider.listInvoices(customer, { limit: 1 });
    expect(items[0]).toMatchObject({ status: 'paid' });
  });
});

describe('a payment that fails', () => {
  it('starts the dunning, and ends it once it is paid', async () => {
    const world = await webhookWorld(stripe, START);
    const customer = await world.open('basic');
    await payByCard(world.client, customer.customerId, 'pm_card_chargeCustomerFail');
    await world.advanceTo(at('2027-04-01T02:00'));
    await deliverAll(world, customer.customerId);
    const { accounts, ledger } = world.platform;
    const account = await accounts.find(world.tenantId);
    expect(account?.subscription?.status).toBe('past_due');
    expect(account?.dunning).toMatchObject({
      since: at('2027-04-01T01:00'),
      graceEndsAt: at('2027-04-08T01:00'),
    });

    await world.client.invoices.pay(account?.dunning?.invoiceId ?? '');
    await deliverAll(world, customer.customerId);
    expect((await accounts.find(world.tenantId))?.dunning).toBeUndefined();
    expect(accounts.events.map(({ type }) => type)).toEqual([
      'billing.subscription_changed',
      'billing.dunning_started',
      'billing.subscription_changed',
      'billing.dunning_ended',
    ]);
    const { receivable, cash } = balancesOf(ledger.allOf(world.tenantId), 'usd');
    expect([receivable.amountMinor, cash.amountMinor]).toEqual([0n, 5_800n]);
  });
});

async function deliverAll(
  { eventsOf, deliver }: Awaited<ReturnType<typeof webhookWorld>>,
  customerId: string,
) {
  for (const event of eventsOf(customerId)) await deliver(event);
}

const permutations = <Item>(items: readonly Item[]): Item[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) =>
        permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
      );

const never = (type: string): StripeObject => {
  throw new Error(`Stripe told of no ${type}.`);
};
