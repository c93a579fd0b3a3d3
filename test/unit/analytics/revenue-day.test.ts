import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthRevenue } from '../../../core/analytics/month-revenue.ts';
import {
  customersAfter,
  mrrAfter,
  revenueOfDay,
  revenueOfDays,
  type TenantDay,
} from '../../../core/analytics/revenue-day.ts';
import { minus, moneyOfMinor, plus, sum } from '../../../core/money/money.ts';

const usd = (minor: number) => moneyOfMinor(minor, 'usd');
const row = (name: string, minor: number, more: Partial<TenantDay> = {}): TenantDay => ({
  ...{ tenantId: `tnt_${name}`, mrr: usd(minor) },
  ...{ billed: usd(0), billedTotal: usd(0), cost: 0n, ...more },
});

/** By hand: what four tenants paid at the end of each of three days. */
const HISTORY = [
  [row('acme', 2_900), row('globex', 9_900), row('free', 0)],
  // acme moves to pro, globex takes a smaller plan, initech comes.
  [row('acme', 9_900), row('globex', 2_900), row('free', 0), row('initech', 29_900)],
  // globex leaves, acme ends its subscription and stays, initech stays as it is.
  [row('acme', 0), row('free', 0), row('initech', 29_900)],
];
const revenueOf = (history: readonly (readonly TenantDay[])[]) =>
  history.map((rows, index) =>
    revenueOfDay(`2026-11-0${index + 1}`, history[index - 1] ?? [], rows),
  );

describe('revenueOfDay', () => {
  it('tells what became of the MRR, tenant by tenant', () => {
    const [first, second, third] = revenueOf(HISTORY);
    expect(first).toMatchObject({
      mrrBefore: usd(0),
      movements: { new: usd(12_800), expansion: usd(0), contraction: usd(0), churned: usd(0) },
      customers: { before: 0, new: 2, churned: 0 },
    });
    expect(second).toMatchObject({
      mrrBefore: usd(12_800),
      movements: {
        ...{ new: usd(29_900), expansion: usd(7_000) },
        ...{ contraction: usd(-7_000), churned: usd(0) },
      },
      customers: { before: 2, new: 1, churned: 0 },
    });
    expect(third).toMatchObject({
      mrrBefore: usd(42_700),
      movements: { new: usd(0), churned: usd(-12_800) },
      customers: { before: 3, new: 0, churned: 2 },
    });
  });

  it('adds up what was billed and what it cost, of who is there', () => {
    const was = [row('gone', 100, { billed: usd(500), cost: 9n }), row('acme', 100)];
    const is = [row('acme', 100, { billed: usd(-40), cost: 7n }), row('new', 0, { cost: 5n })];
    expect(revenueOfDay('2026-11-01', was, is)).toMatchObject({ billed: usd(-40), cost: 12n });
  });

  /** Any history of a few tenants, who come, go, and come back. */
  const history = fc.array(
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat({ max: 100_000_000 }))
      .map((paid) => Object.entries(paid).map(([name, minor]) => row(name, minor))),
    { maxLength: 12 },
  );

  it('is such that the movements’ sum is the difference of the MRR, to the cent', () => {
    fc.assert(
      fc.property(history, (days) => {
        const total = (rows: readonly TenantDay[] = []) =>
          sum(
            rows.map(({ mrr }) => mrr),
            'usd',
          );
        const revenue = revenueOf(days);
        for (const [index, day] of revenue.entries()) {
          expect(day.mrrBefore).toEqual(total(days[index - 1]));
          expect(mrrAfter(day)).toEqual(total(days[index]));
          expect(customersAfter(day)).toBe(
            days[index]?.filter(({ mrr }) => mrr.amountMinor > 0n).length,
          );
        }
        const whole = revenueOfDays(revenue);
        const moved = Object.values(whole.movements).reduce(plus, usd(0));
        expect(moved).toEqual(minus(total(days.at(-1)), whole.mrrBefore));
        expect(whole.movements.new.amountMinor).toBeGreaterThanOrEqual(0n);
        expect(whole.movements.churned.amountMinor).toBeLessThanOrEqual(0n);
      }),
    );
  });
});

describe('monthRevenue', () => {
  const monthOf = (days: ReturnType<typeof revenueOf>) =>
    monthRevenue({ ofMonth: () => Promise.resolve(days) }, '2026-11');

  it('adds the days up, with churn by what was there before', async () => {
    const [, ...later] = revenueOf(HISTORY);
    expect(await monthOf(later)).toMatchObject({
      ...{ month: '2026-11', mrrAfter: usd(29_900), customersAfter: 1 },
      whole: {
        mrrBefore: usd(12_800),
        movements: {
          ...{ new: usd(29_900), expansion: usd(7_000) },
          ...{ contraction: usd(-7_000), churned: usd(-12_800) },
        },
        customers: { before: 2, new: 1, churned: 2 },
      },
      ...{ customerChurn: 1, revenueChurn: 1 },
    });
  });

  it('has no churn where nobody was, and nothing where no day is closed', async () => {
    const [first] = revenueOf(HISTORY);
    expect(await monthOf(first ? [first] : [])).toMatchObject({
      ...{ customerChurn: null, revenueChurn: null, mrrAfter: usd(12_800) },
    });
    expect(await monthOf([])).toMatchObject({ mrrAfter: usd(0), customersAfter: 0, days: [] });
  });

  it('takes the cost, rounded once, from what was billed', async () => {
    const cents = 10_000_000_000n;
    const paid = row('acme', 100, { billed: usd(100), cost: (15n * cents) / 10n });
    const days = [
      revenueOfDay('2026-11-01', [], [paid]),
      revenueOfDay('2026-11-02', [paid], [paid]),
    ];
    // Two cents and two cents, were each day rounded: together they are three.
    expect(await monthOf(days)).toMatchObject({ margin: usd(197) });
  });
});
