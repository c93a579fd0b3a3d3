import { expect, it } from 'vitest';
import { cancelSubscription } from '../../../core/billing/cancel-subscription.ts';
import { changeSubscription } from '../../../core/billing/change-subscription.ts';
import { openAccount } from '../../../core/billing/open-account.ts';
import { newId } from '../../../kit/id.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeLedger } from '../../fakes/fake-ledger.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { allInvoices, choice, inCents } from '../../support/billing/billing-world.ts';
import { noneWorld } from '../../support/billing/none-world.ts';

const START = new Date('2027-04-01T00:00:00Z');
const at = (text: string) => new Date(`${text}:00Z`);

async function tenantOf(plan: string, quantity = 1) {
  const { advanceTo, provider, now, customer } = await noneWorld(START, new FakeNoneStore());
  const accounts = new FakeBillingAccounts();
  const ports = { accounts, provider, now, ledger: new FakeLedger(), graceDaysOf: () => 7 };
  // The world lets time pass for those it has made itself.
  const { tenantId } = await customer();
  const opening = { ...ports, trialDaysOf: () => 0, onOutage: 'wait' as const };
  const details = { tenantId, attempt: 1, name: 'Acme', email: 'a@acme.example' };
  await openAccount(opening, { ...details, ...choice(plan, quantity) });
  const customerRef = { tenantId, customerId: `cus_${tenantId}` };
  const nextInvoice = async () => {
    const invoice = (await allInvoices(provider, customerRef)).at(-1);
    return invoice && inCents(invoice);
  };
  const known = async () => (await accounts.find(tenantId))?.subscription;
  return { tenantId, ports, advanceTo, nextInvoice, known };
}

const pro = { plan: 'pro', planVersion: 1 };
const basic = { plan: 'basic', planVersion: 1 };

it('credits and charges an upgrade once, however often its job repeats it', async () => {
  const { tenantId, ports, advanceTo, nextInvoice, known } = await tenantOf('basic');
  await advanceTo(at('2027-04-16T00:00'));
  const change = { tenantId, ...pro, key: 'job_1' };
  const upgraded = await changeSubscription(ports, change);
  expect(upgraded).toMatchObject({ ok: true, value: { plan: 'pro', quantity: 1 } });
  expect(await changeSubscription(ports, change)).toEqual(upgraded);
  expect(await known()).toMatchObject({ plan: 'pro' });
  expect(ports.accounts.events.map(({ type }) => type)).toEqual(['billing.subscription_changed']);

  await advanceTo(at('2027-05-01T02:00'));
  expect(await nextInvoice()).toEqual({
    lines: ['plan 9900', 'proration -1450', 'proration 4950'],
    total: 13_400,
  });
});

it('changes nothing for what is bought already, whatever the key', async () => {
  const { tenantId, ports, advanceTo, nextInvoice } = await tenantOf('pro');
  await advanceTo(at('2027-04-16T00:00'));
  await changeSubscription(ports, { tenantId, ...pro, key: 'job_1' });
  await advanceTo(at('2027-05-01T02:00'));
  expect(await nextInvoice()).toEqual({ lines: ['plan 9900'], total: 9_900 });
});

it('goes down, and back up by another job, within one period', async () => {
  const { tenantId, ports, advanceTo, nextInvoice } = await tenantOf('pro');
  await advanceTo(at('2027-04-16T00:00'));
  await changeSubscription(ports, { tenantId, ...basic, key: 'job_1' });
  await changeSubscription(ports, { tenantId, ...pro, key: 'job_2' });
  // A late repetition of the first one changes nothing any more.
  await changeSubscription(ports, { tenantId, ...basic, key: 'job_1' });
  await advanceTo(at('2027-05-01T02:00'));
  expect(await nextInvoice()).toMatchObject({ total: 9_900 });
});

it('keeps the number of seats where none is named, and changes it where one is', async () => {
  const { tenantId, ports, known } = await tenantOf('seats', 10);
  const seats = { tenantId, plan: 'seats', planVersion: 1 };
  await changeSubscription(ports, { ...seats, key: 'job_1' });
  expect(await known()).toMatchObject({ quantity: 10 });
  await changeSubscription(ports, { ...seats, quantity: 14, key: 'job_2' });
  expect(await known()).toMatchObject({ quantity: 14 });
});

it('says what is not sold, not subscribed to, or not known to the provider yet', async () => {
  const { tenantId, ports } = await tenantOf('basic');
  const gold = { tenantId, plan: 'gold', planVersion: 1, key: 'job_1' };
  expect(await changeSubscription(ports, gold)).toMatchObject({ error: { kind: 'NotSold' } });
  const stranger = { tenantId: newId('tnt'), ...pro, key: 'job_1' };
  expect(await changeSubscription(ports, stranger)).toMatchObject({
    error: { kind: 'BillingNotReady' },
  });
  await cancelSubscription(ports, { tenantId, when: 'at_once', key: 'end' });
  expect(await changeSubscription(ports, { tenantId, ...pro, key: 'job_2' })).toMatchObject({
    error: { kind: 'NotSubscribed' },
  });
});

it('ends at the end of the period or at once, and the account knows it without an event', async () => {
  const { tenantId, ports, known } = await tenantOf('basic');
  const later = { tenantId, when: 'at_period_end' as const, key: 'end' };
  expect(await cancelSubscription(ports, later)).toMatchObject({ value: { status: 'active' } });
  expect(await known()).toMatchObject({ cancelsAt: at('2027-05-01T00:00') });
  await cancelSubscription(ports, { tenantId, when: 'at_once', key: 'now' });
  expect(await known()).toMatchObject({ status: 'canceled' });
});
