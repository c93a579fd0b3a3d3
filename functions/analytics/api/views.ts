import type { Cost } from '../../../core/analytics/cost.ts';
import type { MonthRevenue } from '../../../core/analytics/month-revenue.ts';
import { customersAfter, mrrAfter, type RevenueDay } from '../../../core/analytics/revenue-day.ts';
import type { TenantSpend } from '../../../core/analytics/tenant-spend.ts';
import type { UsageOverTime, UsageSpan } from '../../../core/analytics/usage-over-time.ts';
import { minorNumberOf, type Money } from '../../../core/money/money.ts';
import { divideRounded } from '../../../core/money/rounding.ts';

export const toUsageView = (
  { from, to, window }: UsageSpan,
  { timeZone, series }: UsageOverTime,
) => ({
  ...{ from: from.toISOString(), to: to.toISOString(), window, timeZone },
  usage: series.map(({ points, ...one }) => ({
    ...one,
    points: points.map(({ start, end, quantity }) => ({
      ...{ start: start.toISOString(), end: end.toISOString(), quantity },
    })),
  })),
});

export function toSpendView({ subscription, next, ...spend }: TenantSpend) {
  const { plan, planVersion, quantity, status, currentPeriod } = subscription;
  const period = { from: currentPeriod.from.toISOString(), to: currentPeriod.to.toISOString() };
  return {
    ...{ plan, planVersion, quantity, status, period },
    recurring: toMoneyView(spend.recurring),
    usageSoFar: toMoneyView(spend.usageSoFar),
    spendSoFar: toMoneyView(spend.spendSoFar),
    next: next && { total: toMoneyView(next.total), amountDue: toMoneyView(next.amountDue) },
  };
}

export function toRevenueView(revenue: MonthRevenue) {
  const { month, days, whole, customerChurn, revenueChurn } = revenue;
  const { movements, customers } = whole;
  return {
    month,
    mrr: { before: toMoneyView(whole.mrrBefore), after: toMoneyView(revenue.mrrAfter) },
    movements: {
      new: toMoneyView(movements.new),
      expansion: toMoneyView(movements.expansion),
      contraction: toMoneyView(movements.contraction),
      churned: toMoneyView(movements.churned),
    },
    customers: { ...customers, after: revenue.customersAfter },
    ...{ customerChurn, revenueChurn },
    billed: toMoneyView(whole.billed),
    cost: toCostView(whole.cost),
    margin: toMoneyView(revenue.margin),
    days: days.map(toDayView),
  };
}

const toDayView = (day: RevenueDay) => ({
  day: day.day,
  mrr: toMoneyView(mrrAfter(day)),
  customers: customersAfter(day),
  billed: toMoneyView(day.billed),
  cost: toCostView(day.cost),
});

export const toMoneyView = (money: Money) => ({
  amountMinor: minorNumberOf(money),
  currency: money.currency,
});

/** To a millionth of a dollar. */
export function toCostView(cost: Cost): string {
  const millionths = divideRounded(cost, 1_000_000n);
  const digits = String(millionths).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
