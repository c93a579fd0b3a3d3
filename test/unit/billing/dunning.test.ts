import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BillingAccount } from '../../../core/billing/billing-account.ts';
import { collect } from '../../../core/billing/dunning/collect.ts';
import { collectDue } from '../../../core/billing/dunning/collect-due.ts';
import { newId } from '../../../kit/id.ts';
import { StripeServer } from '../../../local/stripe/stripe-server.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeTenantSuspender } from '../../fakes/fake-tenant-suspender.ts';
import { payByCard } from '../../support/stripe/stripe-world.ts';
import { webhookWorld } from '../../support/stripe/webhook-world.ts';

const at = (text: string) => new Date(`${text}:00Z`);
const SINCE = at('2027-04-01T01:00');
const HOUR_MS = 3_600_000;

let now: Date;
let accounts: FakeBillingAccounts;
let suspender: FakeTenantSuspender;
beforeEach(() => {
  now = SINCE;
  accounts = new FakeBillingAccounts(() => now);
  suspender = new FakeTenantSuspender();
});
const ports = () => ({ accounts, suspender, now: () => now, onError: () => undefined });
const notices = () =>
  accounts.events
    .filter(({ type }) => type === 'billing.payment_notice')
    .map(({ data }) => (data as { notice: string }).notice);

async function unpaid(graceDays = 7, status: 'past_due' | 'canceled' = 'past_due') {
  const graceEndsAt = new Date(SINCE.getTime() + graceDays * 24 * HOUR_MS);
  const account: BillingAccount = {
    ...{ tenantId: newId('tnt'), openedAt: SINCE, state: 'open', customerId: 'cus_1', version: 1 },
    subscription: {
      ...{ id: 'sub_1', plan: 'pro', planVersion: 1, quantity: 1, status },
      currentPeriod: { from: SINCE, to: at('2027-05-01T00:00') },
    },
    ...(status === 'past_due' && { dunning: { invoiceId: 'in_1', since: SINCE, graceEndsAt } }),
  };
  await accounts.save(account);
  return account.tenantId;
}

/** What a reading of the provider changes. */
async function change(tenantId: BillingAccount['tenantId'], changes: Partial<BillingAccount>) {
  const account = await accounts.find(tenantId);
  if (account) await accounts.save({ ...account, ...changes, version: account.version + 1 });
}

/** The schedule, each hour. */
async function until(time: Date) {
  for (; now <= time; now = new Date(now.getTime() + HOUR_MS)) {
    await collectDue(ports(), at('2099-01-01T00:00'));
  }
}

describe('dunning', () => {
  it('tells the owners three times, once each, and suspends when the grace is over', async () => {
    const tenantId = await unpaid();
    await until(at('2027-04-01T03:00'));
    expect(notices()).toEqual(['failed']);
    await until(at('2027-04-04T14:00'));
    expect(notices()).toEqual(['failed', 'reminder']);
    await until(at('2027-04-08T00:00'));
    expect(notices()).toEqual(['failed', 'reminder', 'last']);
    expect(suspender.suspended.has(tenantId)).toBe(false);
    await until(at('2027-04-20T00:00'));
    expect(suspender.suspended.has(tenantId)).toBe(true);
    expect(notices()).toHaveLength(3);
    expect(suspender.calls).toEqual(['suspend']);
  });

  it('resumes when it is paid, and begins anew with the next unpaid invoice', async () => {
    const tenantId = await unpaid();
    await until(at('2027-04-09T00:00'));
    await change(tenantId, { dunning: undefined });
    await until(at('2027-04-10T00:00'));
    expect(suspender.suspended.has(tenantId)).toBe(false);
    const since = now;
    const graceEndsAt = new Date(since.getTime() + 7 * 24 * HOUR_MS);
    await change(tenantId, { dunning: { invoiceId: 'in_2', since, graceEndsAt } });
    await until(at('2027-04-10T03:00'));
    expect(notices()).toEqual(['failed', 'reminder', 'last', 'failed']);
    expect(suspender.calls).toEqual(['suspend', 'resume']);
  });

  it('is shorter by a plan with less grace', async () => {
    await unpaid(2);
    await until(at('2027-04-03T00:00'));
    expect(notices()).toEqual(['failed', 'last']);
    const tenantId = await unpaid(0);
    now = SINCE;
    await collect(ports(), tenantId);
    expect(suspender.suspended.has(tenantId)).toBe(true);
  });

  it('sends one notice after an outage, and not all that were missed', async () => {
    const tenantId = await unpaid();
    now = at('2027-04-07T12:00');
    await collect(ports(), tenantId);
    expect(notices()).toEqual(['last']);
  });

  it('suspends when the subscription is over, paid or not', async () => {
    const tenantId = await unpaid(7, 'canceled');
    await collect(ports(), tenantId);
    expect(suspender.suspended.has(tenantId)).toBe(true);
    await collect(ports(), tenantId);
    expect(suspender.calls).toEqual(['suspend']);
  });

  it('makes good a suspension that died in the middle, and lifts one that was paid meanwhile', async () => {
    const [unpaidStill, paid] = [await unpaid(0), await unpaid(0)];
    suspender.isDown = true;
    for (const tenantId of [unpaidStill, paid]) {
      await expect(collect(ports(), tenantId)).rejects.toThrow('does not answer');
    }
    suspender.isDown = false;
    // It may have been suspended before the run died.
    suspender.suspended.add(paid);
    await change(paid, { dunning: undefined });
    await until(at('2027-04-01T02:00'));
    expect([...suspender.suspended]).toEqual([unpaidStill]);
  });

  it('ends as what is paid says, whenever runs die and readings come between', async () => {
    const moves = fc.array(fc.constantFrom('run', 'die', 'pay', 'fail', 'wait'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(moves, async (taken) => {
        now = SINCE;
        accounts = new FakeBillingAccounts(() => now);
        suspender = new FakeTenantSuspender();
        const tenantId = await unpaid(1);
        const dunning = (await accounts.find(tenantId))?.dunning;
        for (const move of taken) {
          suspender.isDown = move === 'die';
          if (move === 'run' || move === 'die') await collect(ports(), tenantId).catch(() => null);
          if (move === 'pay') await change(tenantId, { dunning: undefined });
          if (move === 'fail') await change(tenantId, { dunning });
          if (move === 'wait') now = new Date(now.getTime() + 13 * HOUR_MS);
        }
        suspender.isDown = false;
        const account = await collect(ports(), tenantId);
        const mustBe = account?.dunning !== undefined && account.dunning.graceEndsAt <= now;
        expect(suspender.suspended.has(tenantId)).toBe(mustBe);
      }),
    );
  });
});

describe('a card whose charges fail', () => {
  const stripe = new StripeServer();
  beforeAll(() => stripe.start());
  afterAll(() => stripe.stop());

  it('leads to a suspension by the plan’s grace, and a payment ends it', async () => {
    const world = await webhookWorld(stripe, at('2027-03-01T00:00'));
    const customer = await world.open('basic');
    await payByCard(world.client, customer.customerId, 'pm_card_chargeCustomerFail');
    await world.advanceTo(at('2027-04-01T02:00'));
    const deliverAll = async () => {
      for (const event of world.eventsOf(customer.customerId)) await world.deliver(event);
    };
    await deliverAll();
    const platform = { accounts: world.platform.accounts, suspender, now: () => now };
    now = at('2027-04-08T00:30');
    await collect(platform, world.tenantId);
    expect(suspender.suspended.has(world.tenantId)).toBe(false);
    now = at('2027-04-08T01:30');
    await collect(platform, world.tenantId);
    expect(suspender.suspended.has(world.tenantId)).toBe(true);

    const account = await world.platform.accounts.find(world.tenantId);
    await world.client.invoices.pay(account?.dunning?.invoiceId ?? '');
    await deliverAll();
    await collect(platform, world.tenantId);
    expect(suspender.suspended.has(world.tenantId)).toBe(false);
  });
});
