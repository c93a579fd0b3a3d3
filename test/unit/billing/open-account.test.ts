import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccount, type NewAccount } from '../../../core/billing/open-account.ts';
import { UnavailableError } from '../../../kit/unavailable-error.ts';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { choice, detailsOf } from '../../support/billing/billing-world.ts';
import { stripeWorld } from '../../support/stripe/stripe-world.ts';

const START = new Date('2027-03-01T00:00:00Z');
let stripe: StripeServer;
beforeEach(async () => {
  stripe = await new StripeServer().start();
});
afterEach(() => stripe.stop());

async function world(onOutage: 'follow' | 'wait', trialDays = 0) {
  const { provider } = await stripeWorld({ apiKey: 'sk_test_x', apiUrl: stripe.origin }, START);
  let time = START;
  const accounts = new FakeBillingAccounts();
  const ports = {
    ...{ accounts, provider, onOutage, now: () => time },
    trialDaysOf: () => trialDays,
  };
  const tenant: NewAccount = { ...detailsOf(), ...choice('basic') };
  return {
    ...{ accounts, tenant, open: () => openAccount(ports, tenant) },
    pass: (to: Date) => void (time = to),
  };
}

const made = () => [stripe.state.customers.all().length, stripe.state.subscriptions.all().length];

describe('openAccount', () => {
  it('makes one customer and one subscription, however often it runs', async () => {
    const { open, accounts, tenant } = await world('wait');
    await Promise.all([open(), open(), open()]);
    expect(await open()).toMatchObject({ ok: true, value: { state: 'open' } });
    expect(made()).toEqual([1, 1]);
    expect(await accounts.find(tenant.tenantId)).toMatchObject({
      subscription: { plan: 'basic', status: 'active' },
    });
  });

  it('throws what may pass while Stripe is out of order, where the platform waits', async () => {
    const { open } = await world('wait');
    stripe.isDown = true;
    await expect(open()).rejects.toThrow(UnavailableError);
    stripe.isDown = false;
    expect(await open()).toMatchObject({ ok: true, value: { state: 'open' } });
    expect(made()).toEqual([1, 1]);
  });

  it('leaves it owed, and makes it once later, where billing follows', async () => {
    const { open, accounts, tenant } = await world('follow');
    stripe.isDown = true;
    expect(await open()).toMatchObject({ ok: true, value: { state: 'owed' } });
    expect(await firstOf(accounts.owed())).toEqual([tenant.tenantId]);
    stripe.isDown = false;
    expect(await open()).toMatchObject({ ok: true, value: { state: 'open' } });
    expect(await firstOf(accounts.owed())).toEqual([]);
    expect(made()).toEqual([1, 1]);
  });

  it('counts a trial from when the account was opened, and not from when Stripe heard of it', async () => {
    const { open, pass } = await world('follow', 14);
    stripe.isDown = true;
    await open();
    stripe.isDown = false;
    pass(new Date('2027-03-04T00:00:00Z'));
    const trialEndsAt = new Date('2027-03-15T00:00:00Z');
    expect(await open()).toMatchObject({
      value: { subscription: { status: 'trialing', trialEndsAt } },
    });
  });

  it('says what is not sold', async () => {
    const { open, tenant } = await world('wait');
    Object.assign(tenant, { plan: 'gold' });
    expect(await open()).toMatchObject({ ok: false, error: { kind: 'NotSold' } });
  });
});

async function firstOf<T>(pages: AsyncIterable<T>): Promise<T | undefined> {
  for await (const page of pages) return page;
  return undefined;
}
