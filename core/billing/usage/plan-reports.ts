import { divideRounded } from '../../money/rounding.ts';
import type { Period } from '../invoice.ts';
import type { SealedUsage } from './sealed-usage.ts';
import type { ExportHead, PlannedReport, UsageTotal } from './usage-exports.ts';

/** As the provider leaves the invoice of a period open for its last usage. */
const GRACE_MS = 3_600_000;
const DECIMALS = 12;
const ONE = 10n ** BigInt(DECIMALS);
/** Longer than the present period and the one before. */
const TOTALS_KEPT_DAYS = 70;

export type Planning = {
  readonly isPriced: (meter: string) => boolean;
  /** As the provider says it is just now. */
  readonly currentPeriod: Period;
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
): { readonly head: ExportHead; readonly reports: readonly PlannedReport[] } {
  let { totals } = head;
  const periods = periodsOf(head, planning.currentPeriod.from);
  const reports: PlannedReport[] = [];
  for (const usage of sealed) {
    if (!planning.isPriced(usage.meter)) continue;
    const { time, periodFrom } = billedIn(usage.from, periods, planning.now);
    const before = totals.find((one) => isOf(one, usage.meter, periodFrom));
    const exact = (before?.exact ?? 0n) + exactly(usage.change);
    const reported = divideRounded(exact, ONE);
    const units = reported - (before?.reported ?? 0n);
    const after = { meter: usage.meter, periodFrom, exact, reported };
    totals = [...totals.filter((one) => one !== before), after];
    if (units === 0n) continue;
    reports.push({ identifier: usage.id, meter: usage.meter, units, time, periodFrom });
  }
  const position = sealed.at(-1)?.position ?? head.position;
  const oldest = planning.now.getTime() - TOTALS_KEPT_DAYS * 86_400_000;
  const kept = totals.filter(({ periodFrom }) => periodFrom.getTime() >= oldest);
  return { head: { position, totals: kept, periods, version: head.version + 1 }, reports };
}

type Periods = NonNullable<ExportHead['periods']>;

function periodsOf({ periods }: ExportHead, current: Date): Periods {
  if (periods?.current.getTime() === current.getTime()) return periods;
  return { current, ...(periods && { previous: periods.current }) };
}

/** Usage of a period whose invoice is final is an adjustment: it is billed in the present period, as of now. */
function billedIn(from: Date, { current, previous }: Periods, now: Date) {
  if (from >= current) return { time: from, periodFrom: current };
  const isOpen = now.getTime() < current.getTime() + GRACE_MS;
  return isOpen && previous && from >= previous
    ? { time: from, periodFrom: previous }
    : { time: now, periodFrom: current };
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
