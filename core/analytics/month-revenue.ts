import { minus, type Money } from '../money/money.ts';
import { divideRounded } from '../money/rounding.ts';
import { moneyOfCost } from './cost.ts';
import { customersAfter, mrrAfter, revenueOfDays, type RevenueDay } from './revenue-day.ts';
import type { RevenueDays } from './revenue-days.ts';

/** What became of the revenue in a month; of the present one up to the last day that is closed. */
export type MonthRevenue = {
  readonly month: string;
  readonly days: readonly RevenueDay[];
  /** From the first day's beginning to the last day's end. */
  readonly whole: RevenueDay;
  readonly mrrAfter: Money;
  readonly customersAfter: number;
  /** Of the customers at the beginning, how many left; of their MRR, how much. Null without any at the beginning. */
  readonly customerChurn: number | null;
  readonly revenueChurn: number | null;
  readonly margin: Money;
};

export async function monthRevenue(
  days: Pick<RevenueDays, 'ofMonth'>,
  month: string,
): Promise<MonthRevenue> {
  const listed = await days.ofMonth(month);
  const whole = revenueOfDays(listed);
  const { customers, movements, mrrBefore, billed, cost } = whole;
  return {
    ...{ month, days: listed, whole },
    mrrAfter: mrrAfter(whole),
    customersAfter: customersAfter(whole),
    customerChurn: share(BigInt(customers.churned), BigInt(customers.before)),
    revenueChurn: share(-movements.churned.amountMinor, mrrBefore.amountMinor),
    margin: minus(billed, moneyOfCost(cost)),
  };
}

const PARTS = 10_000n;

const share = (part: bigint, whole: bigint): number | null =>
  whole > 0n ? Number(divideRounded(part * PARTS, whole)) / Number(PARTS) : null;
