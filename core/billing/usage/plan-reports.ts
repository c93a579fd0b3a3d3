import { divideRounded } from '../../money/rounding.ts';
import type { Period } from '../invoice.ts';
import type { UsagePrice } from '../plan-terms.ts';
import { billedIn, periodsOf } from './billed-in.ts';
import type { SealedUsage } from './sealed-usage.ts';
import type { ExportHead, Planned, PlannedReport, UsageTotal } from './usage-exports.ts';
import { tellReached } from './usage-reached.ts';

const DECIMALS = 12;
export const ONE_UNIT = 10n ** BigInt(DECIMALS);
/** Longer than the present period and the one before. */
const TOTALS_KEPT_DAYS = 70;

export type Planning = {
  /** Whether any plan prices the meter: a tenant that changes its plan pays by the one at the period's end. */
  readonly isPriced: (meter: string) => boolean;
  /** Of the tenant's plan. */
  readonly priceOf: (meter: string) => UsagePrice | undefined;
  /** As the provider says it is just now. */
  readonly currentPeriod: Period;
  readonly startedAt: Date;
  readonly now: Date;
};

/**
 * What is to be reported of the usage that was sealed. Providers count whole units: each report is the rounded total less what
 * was reported before, so that a period's reports sum up to its total, rounded once.
 */
export function planReports(
  head: ExportHead,
  sealed: readonly SealedUsage[],
  planning: Planning,
): { readonly head: ExportHead; readonly planned: Planned } {
  const periods = periodsOf(head, planning);
  const reports: PlannedReport[] = [];
  let { totals } = head;
  for (const usage of sealed) {
    if (!planning.isPriced(usage.meter)) continue;
    const billed = billedIn(usage.from, periods, planning.now);
    const before = totals.find((one) => isOf(one, usage.meter, billed.periodFrom));
    const after = addedTo(before, { usage, ...billed, planning });
    totals = [...totals.filter((one) => one !== before), after];
    const units = after.reported - (before?.reported ?? 0n);
    if (units === 0n) continue;
    const { id: identifier, meter, windowId, from: usedAt } = usage;
    reports.push({ ...{ identifier, meter, windowId, usedAt, units }, ...billed });
  }
  const position = sealed.at(-1)?.position ?? head.position;
  const oldest = planning.now.getTime() - TOTALS_KEPT_DAYS * 86_400_000;
  const kept = totals.filter(({ periodFrom }) => periodFrom.getTime() >= oldest);
  const told = kept.map((total) => toldOf(total, planning));
  return {
    head: { position, totals: told.map(({ total }) => total), periods, version: head.version + 1 },
    planned: { reports, reached: told.flatMap(({ reached }) => reached ?? []) },
  };
}

/** The head once a report that was planned for a period, whose invoice is final meanwhile, is billed in another one. */
export function movedReport(head: ExportHead, report: PlannedReport, to: Date): ExportHead {
  const { meter, units, periodFrom } = report;
  const changed = (from: Date, change: bigint): UsageTotal => {
    const before = head.totals.find((one) => isOf(one, meter, from));
    const { exact = 0n, reported = 0n } = before ?? {};
    const sums = { exact: exact + change * ONE_UNIT, reported: reported + change };
    return { ...before, meter, periodFrom: from, ...sums };
  };
  const others = head.totals.filter(
    (one) => !isOf(one, meter, periodFrom) && !isOf(one, meter, to),
  );
  const totals = [...others, changed(periodFrom, -units), changed(to, units)];
  return { ...head, totals, version: head.version + 1 };
}

type Added = {
  readonly usage: SealedUsage;
  readonly periodFrom: Date;
  readonly planning: Planning;
};

function addedTo(before: UsageTotal | undefined, { usage, periodFrom, planning }: Added) {
  const { meter, change } = usage;
  const { exact: counted = 0n, reported: earlier = 0n } = before ?? {};
  const exact = counted + exactly(change);
  const cap = planning.priceOf(meter)?.cap;
  const rounded = divideRounded(exact, ONE_UNIT);
  const reported = cap?.isHard ? capped(rounded, { earlier, limit: cap.units }) : rounded;
  return { ...before, meter, periodFrom, exact, reported };
}

/** What was reported is not taken back because a cap came later, or is lower than the one before. */
function capped(rounded: bigint, { earlier, limit }: { earlier: bigint; limit: bigint }): bigint {
  if (rounded <= limit) return rounded;
  const kept = rounded < earlier ? rounded : earlier;
  return kept > limit ? kept : limit;
}

function toldOf(total: UsageTotal, { priceOf, currentPeriod: period }: Planning) {
  const price = priceOf(total.meter);
  const isPresent = total.periodFrom.getTime() === period.from.getTime();
  if (!price || !isPresent) return { total };
  return tellReached(total, price, { period, used: divideRounded(total.exact, ONE_UNIT) });
}

const isOf = (total: UsageTotal, meter: string, periodFrom: Date): boolean =>
  total.meter === meter && total.periodFrom.getTime() === periodFrom.getTime();

/** Throws on what is no decimal number: sealed windows hold nothing else. */
function exactly(decimal: string): bigint {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError(`No quantity: ${decimal}`);
  const magnitude = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return sign === '-' ? -magnitude : magnitude;
}
