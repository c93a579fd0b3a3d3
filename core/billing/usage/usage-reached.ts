import type { Period } from '../invoice.ts';
import type { UsagePrice } from '../plan-terms.ts';

/** Of what is included, or of the cap where there is one: what the owners are told of, once a billing period. */
export const TOLD_PERCENTS = [50, 80, 100] as const;
export type ToldPercent = (typeof TOLD_PERCENTS)[number];

export type UsageReached = {
  readonly meter: string;
  readonly percent: ToldPercent;
  readonly used: bigint;
  readonly limit: bigint;
  readonly limitKind: 'included' | 'cap' | 'hard_cap';
  readonly period: Period;
};

type Counted = { readonly meter: string; readonly toldPercent?: number };

/** The total as it is after the owners are told, and what they are told: the highest share that is new. */
export function tellReached<Total extends Counted>(
  total: Total,
  { included, cap }: UsagePrice,
  { period, used }: { readonly period: Period; readonly used: bigint },
): { readonly total: Total; readonly reached?: UsageReached } {
  const limit = cap?.units ?? included;
  const percent = TOLD_PERCENTS.findLast((one) => used * 100n >= limit * BigInt(one));
  if (limit === 0n || percent === undefined || percent <= (total.toldPercent ?? 0))
    return { total };
  const capKind = cap?.isHard ? ('hard_cap' as const) : ('cap' as const);
  return {
    total: { ...total, toldPercent: percent },
    reached: {
      ...{ meter: total.meter, percent, used, limit, period },
      limitKind: cap ? capKind : 'included',
    },
  };
}
