import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { balancesOf } from '../../../core/billing/ledger/balances.ts';
import { getInvoice } from '../../../functions/billing/api/read-invoices.ts';
import { routes } from '../../../functions/routes.ts';
import { closeDispute, openDispute, paymentIntentOf } from '../../../local/stripe/money-back.ts';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { openapiErrors } from '../../support/stripe/openapi-errors.ts';
import { webhookWorld } from '../../support/stripe/webhook-world.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const errors: string[] = [];
const stripe = new StripeServer({
  onAnswer: (answer) => void errors.push(...openapiErrors(answer)),
});
beforeAll(() => stripe.start());
afterAll(() => stripe.stop());
afterEach(() => expect(errors.splice(0), 'what Stripe’s OpenAPI document refuses').toEqual([]));

/** A tenant that has paid 99 dollars. */
async function paid() {
  const world = await webhookWorld(stripe, new Date('2027-03-01T00:00:00Z'));
  const customer = await world.open('pro');
  const { items } = await world.provider.listInvoices(customer, { limit: 1 });
  const invoiceId = items[0]?.id ?? '';
  const payment_intent = paymentIntentOf(invoiceId);
  const events = () =>
    stripe.state.events.all().filter(({ data }) => {
      const text = JSON.stringify(data);
      return text.includes(customer.customerId) || text.includes(payment_intent);
    });
  const deliverAll = async (platform = world.platform) => {
    for (const event of events()) await world.deliver(event, platform);
  };
  const balances = () => {
    const found = balancesOf(world.platform.ledger.allOf(world.tenantId), 'usd');
    const { cash, refunds, disputes } = found;
    return [cash, refunds, disputes].map(({ amountMinor }) => Number(amountMinor));
  };
  return { ...world, invoiceId, payment_intent, events, deliverAll, balances };
}

it('a refund is booked once, however often its event comes, and shown with its invoice', async () => {
  const world = await paid();
  await world.client.refunds.create({ payment_intent: world.payment_intent, amount: 1_900 });
  await world.deliverAll();
  await world.deliverAll();
  expect(world.balances()).toEqual([9_900 - 1_900, 1_900, 0]);

  const identity = { ...tenantIdentity('owner'), tenantId: world.tenantId };
  const { accounts, ledger } = world.platform;
  const ports = { accounts, ledger, provider: world.provider };
  const params = { invoiceId: world.invoiceId };
  const event = apiEvent(routes.getInvoice.key, { identity, params });
  const answer = await edgeOf(getInvoice(ports))(event);
  expect(JSON.parse(answer.body ?? '')).toMatchObject({
    status: 'paid',
    paidBack: [{ kind: 'refund', amount: { amountMinor: 1_900 }, isReturned: false }],
  });
});

it('a dispute takes the money when it is opened, and gives it back when it is won', async () => {
  const world = await paid();
  const { id } = openDispute(stripe.state, world.invoiceId);
  await world.deliverAll();
  expect(world.balances()).toEqual([0, 0, 9_900]);
  closeDispute(stripe.state, id, 'won');
  await world.deliverAll();
  expect(world.balances()).toEqual([9_900, 0, 0]);
});

it('one that is lost stays lost', async () => {
  const world = await paid();
  closeDispute(stripe.state, openDispute(stripe.state, world.invoiceId).id, 'lost');
  await world.deliverAll();
  expect(world.balances()).toEqual([0, 0, 9_900]);
});

it('a payment of no invoice, or of no customer of ours, changes nothing', async () => {
  const world = await paid();
  expect(await world.provider.readPayment('pi_none')).toBeNull();
  await world.client.refunds.create({ payment_intent: world.payment_intent });
  const stranger = world.newPlatform();
  const outcomes = [];
  for (const event of world.events()) outcomes.push(await world.deliver(event, stranger));
  expect(outcomes.every((one) => one.ok && one.value === 'foreign')).toBe(true);
});

it('refunds and disputes give the same ledger in any order, repeated and partly lost', async () => {
  const world = await paid();
  await world.client.refunds.create({ payment_intent: world.payment_intent, amount: 500 });
  const { id } = openDispute(stripe.state, world.invoiceId);
  await world.client.refunds.create({ payment_intent: world.payment_intent, amount: 700 });
  closeDispute(stripe.state, id, 'won');
  await world.deliverAll();
  const ordered = world.platform.ledger.allOf(world.tenantId);

  const orders = fc.tuple(
    fc.shuffledSubarray(world.events(), { minLength: world.events().length }),
    fc.shuffledSubarray(world.events()),
  );
  await fc.assert(
    fc.asyncProperty(orders, async ([one, other]) => {
      const platform = world.newPlatform();
      await world.open('pro', null, platform);
      for (const event of [...one, ...other]) await world.deliver(event, platform);
      expect(platform.ledger.allOf(world.tenantId)).toEqual(ordered);
    }),
    { numRuns: 10 },
  );
});
