import { describe, expect, it } from 'vitest';
import {
  allInvoices,
  choice,
  inCents,
  type BillingWorld,
} from '../../support/billing/billing-world.ts';

const at = (text: string) => new Date(`${text}:00Z`);

export function describePlanChanges(worldAt: (time: Date) => Promise<BillingWorld>) {
  describe('a change of the plan', () => {
    it('credits and charges the rest of the period, by the second, on the next invoice', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-03-01T00:00'));
      const acme = await customer();
      await provider.subscribe(acme, choice('basic'));
      await advanceTo(at('2027-03-11T07:20'));
      const changed = await provider.changePlan(acme, choice('enterprise'), 'key');
      expect(changed).toMatchObject({ ok: true, value: { plan: 'enterprise', status: 'active' } });

      await advanceTo(at('2027-04-01T02:00'));
      // 1,787,… of 2,678,400 seconds are left: 20 days, 16 hours and 40 minutes of 31 days.
      const left = (20 * 86_400 + 16 * 3_600 + 40 * 60) / (31 * 86_400);
      const unused = Math.round(2_900 * left);
      const remaining = Math.round(29_999 * left);
      expect((await allInvoices(provider, acme)).map(inCents)).toEqual([
        { lines: ['plan 2900'], total: 2_900 },
        {
          lines: ['plan 29999', `proration ${remaining}`, `proration -${unused}`].sort(),
          total: 29_999 + remaining - unused,
        },
      ]);
    });

    it('is made once for each key, also back and forth', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-03-01T00:00'));
      const acme = await customer();
      await provider.subscribe(acme, choice('basic'));
      await advanceTo(at('2027-03-16T12:00'));
      for (const [plan, key] of [
        ['pro', 'first'],
        ['pro', 'first'],
        ['basic', 'second'],
        ['basic', 'second'],
        ['pro', 'third'],
      ] as const) {
        expect(await provider.changePlan(acme, choice(plan), key)).toMatchObject({
          value: { plan },
        });
      }
      await advanceTo(at('2027-04-01T02:00'));
      const [, next] = await allInvoices(provider, acme);
      expect(next && inCents(next).total).toBe(9_900 + 4_950 - 1_450);
    });

    it('changes the number of seats', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-04-01T00:00'));
      const acme = await customer();
      await provider.subscribe(acme, choice('seats', 10));
      await advanceTo(at('2027-04-16T00:00'));
      await provider.changePlan(acme, choice('seats', 14), 'key');
      await advanceTo(at('2027-05-01T02:00'));
      const [, next] = await allInvoices(provider, acme);
      expect(next && inCents(next)).toEqual({
        lines: ['plan 10500', 'proration -3750', 'proration 5250'],
        total: 12_000,
      });
    });

    it('to a cheaper one leaves what was paid in the tenant’s favour', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-04-01T00:00'));
      const acme = await customer();
      await provider.subscribe(acme, choice('enterprise'));
      await provider.changePlan(acme, choice('basic'), 'key');
      await advanceTo(at('2027-06-01T02:00'));
      const invoices = await allInvoices(provider, acme);
      const sums = invoices.map(({ total, amountDue }) => [
        Number(total.amountMinor),
        Number(amountDue.amountMinor),
      ]);
      // The next one is in the tenant's favour by 241.99, of which the one after it takes 29.
      expect(sums.slice(0, 3)).toEqual([
        [29_999, 29_999],
        [2_900 - 29_999 + 2_900, 0],
        [2_900, 0],
      ]);
    });

    it('costs nothing during the trial', async () => {
      const { provider, customer, advanceTo } = await worldAt(at('2027-04-01T00:00'));
      const acme = await customer();
      const trialEndsAt = at('2027-04-15T00:00');
      await provider.subscribe(acme, { ...choice('basic'), trialEndsAt });
      await advanceTo(at('2027-04-05T00:00'));
      await provider.changePlan(acme, choice('pro'), 'key');
      await advanceTo(at('2027-04-15T02:00'));
      const [, next] = await allInvoices(provider, acme);
      expect(next && inCents(next)).toEqual({ lines: ['plan 9900'], total: 9_900 });
    });
  });
}
