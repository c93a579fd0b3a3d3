import type { Subscription } from '../subscription.ts';
import type { ExportHead } from './usage-exports.ts';

/** Providers leave the invoice of a period open for an hour; what is on its way in the last minutes would come too late. */
const OPEN_MS = 55 * 60_000;
const DAY_MS = 86_400_000;
/** Stripe takes nothing that is 35 days old: https://docs.stripe.com/api/billing/meter-event/create */
const OLDEST_MS = 35 * DAY_MS - 3_600_000;

type Periods = NonNullable<ExportHead['periods']>;

type Billing = Pick<Subscription, 'currentPeriod' | 'startedAt'>;

/** Where a whole month passed without usage, the one before is a month that nothing is known of yet. */
export function periodsOf(
  { periods }: ExportHead,
  { currentPeriod: { from: current }, startedAt }: Billing,
): Periods {
  if (periods?.current.getTime() === current.getTime()) return periods;
  const known = periods?.current ?? startedAt;
  if (known >= current) return { current };
  const monthAgo = new Date(current.getTime() - 31 * DAY_MS);
  return { current, previous: known < monthAgo ? monthAgo : known };
}

export type Billed = {
  readonly time: Date;
  readonly periodFrom: Date;
  readonly isAdjustment: boolean;
};

/** Usage of a period whose invoice is final is an adjustment: it is billed in the present period, as of now. */
export function billedIn(from: Date, { current, previous }: Periods, now: Date): Billed {
  const isTaken = from.getTime() >= now.getTime() - OLDEST_MS;
  if (isTaken && from >= current) return { time: from, periodFrom: current, isAdjustment: false };
  const isOpen = now.getTime() < current.getTime() + OPEN_MS;
  return isTaken && isOpen && previous && from >= previous
    ? { time: from, periodFrom: previous, isAdjustment: false }
    : { time: now, periodFrom: current, isAdjustment: true };
}
