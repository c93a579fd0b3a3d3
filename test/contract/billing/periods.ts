import { describe, expect, it } from 'vitest';
import {
  allInvoices,
  choice,
  inCents,
  type BillingWorld,
} from '../../support/billing/billing-world.ts';

const at = (text: string) => new Date(`${text}:00Z`);

export function describeBillingPeriods(worldAt: (time: Date) => Promise<BillingWorld>) {
  describe('periods', () => {
    it('meet without a gap or an overlap, on the last day of shorter months', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-12-31T10:00'));
      const acme = await customer();
      await provider.subscribe(acme, choice('basic'));
      await advanceTo(at('2028-03-31T12:00'));

      const plans = (await allInvoices(provider, acme)).flatMap(({ lines }) => lines);
      expect(plans.map(({ period }) => [period.from, period.to])).toEqual([
        [at('2027-12-31T10:00'), at('2028-01-31T10:00')],
        [at('2028-01-31T10:00'), at('2028-02-29T10:00')],
        [at('2028-02-29T10:00'), at('2028-03-31T10:00')],
        [at('2028-03-31T10:00'), at('2028-04-30T10:00')],
      ]);
      expect(plans.map(({ amount }) => amount.amountMinor)).toEqual([2900n, 2900n, 2900n, 2900n]);
    });

    it('begin with a trial that costs nothing', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-03-01T00:00'));
      const acme = await customer();
      const trialEndsAt = at('2027-03-15T00:00');
      await provider.subscribe(acme, { ...choice('pro'), trialEndsAt });
      const trial = { status: 'trialing', trialEndsAt, currentPeriod: { to: trialEndsAt } };
      expect(await provider.readSubscription(acme)).toMatchObject(trial);

      await advanceTo(at('2027-03-15T02:00'));
      const active = { status: 'active', currentPeriod: { to: at('2027-04-15T00:00') } };
      expect(await provider.readSubscription(acme)).toMatchObject(active);
      expect((await allInvoices(provider, acme)).map(({ total }) => total.amountMinor)).toEqual([
        0n,
        9900n,
      ]);
    });

    it('take a coupon off for its months', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-03-10T00:00'));
      const acme = await customer();
      await provider.subscribe(acme, { ...choice('seats', 3), coupon: 'launch20' });
      await advanceTo(at('2027-05-10T02:00'));
      const line = ['plan 2250'];
      expect((await allInvoices(provider, acme)).map(inCents)).toEqual([
        { lines: line, discount: 450, total: 1800 },
        { lines: line, discount: 450, total: 1800 },
        { lines: line, total: 2250 },
      ]);
    });

    it('end where the subscription is cancelled at their end', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-03-10T00:00'));
      const acme = await customer();
      await provider.subscribe(acme, choice('basic'));
      await advanceTo(at('2027-03-20T00:00'));
      const cancelsAt = at('2027-04-10T00:00');
      const cancelled = await provider.cancel(acme, 'at_period_end', 'key');
      expect(cancelled).toMatchObject({ ok: true, value: { status: 'active', cancelsAt } });
      expect(await provider.cancel(acme, 'at_period_end', 'other key')).toEqual(cancelled);

      await advanceTo(at('2027-06-01T00:00'));
      expect(await provider.readSubscription(acme)).toMatchObject({ status: 'canceled' });
      expect((await billed(provider, acme)).map(({ total }) => total)).toEqual([2900]);
      expect(await provider.changePlan(acme, choice('pro'), 'late')).toMatchObject({
        error: { kind: 'NotSubscribed' },
      });
    });

    it('may end in the moment that they began', async () => {
      const { provider, customer } = await worldAt(at('2027-03-10T00:00'));
      const acme = await customer();
      await provider.subscribe(acme, choice('basic'));
      const ended = { ok: true, value: { status: 'canceled' } };
      expect(await provider.cancel(acme, 'at_once', 'key')).toMatchObject(ended);
      expect(await provider.cancel(acme, 'at_once', 'key')).toMatchObject(ended);
      expect(await billed(provider, acme)).toEqual([{ lines: ['plan 2900'], total: 2900 }]);
    });

    it('end at once where that is asked for, and give nothing back', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-03-10T00:00'));
      const acme = await customer();
      await provider.subscribe(acme, choice('pro'));
      await advanceTo(at('2027-03-20T00:00'));
      const report = { meter: 'api_calls', identifier: acme.tenantId, units: 1_500n };
      await provider.reportUsage(acme, { ...report, time: at('2027-03-15T00:00') });
      await provider.cancel(acme, 'at_once', 'key');
      expect(await provider.readSubscription(acme)).toMatchObject({ status: 'canceled' });

      await advanceTo(at('2027-05-20T00:00'));
      expect(await billed(provider, acme)).toEqual([
        { lines: ['plan 9900'], total: 9900 },
        { lines: ['usage 100'], total: 100 },
      ]);
    });
  });
}

/** What there was to pay: an invoice of nothing may be sent or not. */
async function billed(
  provider: BillingWorld['provider'],
  customer: Parameters<typeof allInvoices>[1],
) {
  const invoices = await allInvoices(provider, customer);
  return invoices.map(inCents).filter(({ lines }) => lines.length > 0);
}
