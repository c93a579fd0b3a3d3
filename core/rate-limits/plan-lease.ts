import { baseOf, ceilingOf, NO_CEILING, outdatedMarks, type Counter } from './counter.ts';
import { COUNTED, UntoldCounts, type HourlyCounts } from './hourly-counts.ts';
import { cellIn, hourOfCell, HOUR, MINUTE, WINDOWS, type Rate } from './rate.ts';
import type { GivenBack, LeaseRequest, Subject } from './rate-counters.ts';

/** What an environment knows of a counter: what the store last showed, and in which cell that was. */
export type Known = { readonly counter: Counter | null; readonly seenIn: number };

export type Wanted = {
  readonly subject: Subject;
  readonly rate: Rate;
  readonly cell: number;
  /** By the environment's own rate. */
  readonly amount: number;
  readonly unused: { readonly amount: number; readonly cell: number };
  readonly uses: HourlyCounts;
};

/** Nobody takes more of what is left than this part: others want some, and an environment may die. */
const LARGEST_SHARE = 0.1;

/** The write that leases what is wanted, as far as the counter is known to have it; null where it is known to be closed. */
export function planLease(known: Known | undefined, wanted: Wanted): LeaseRequest | null {
  const { subject, cell, rate } = wanted;
  const common = { subject, cell, givenBack: givenBackOf(wanted), uses: usesOf(known, wanted) };
  const { counter } = known ?? {};
  if (counter === null) return { ...common, ...ofNew(rate), outdated: NONE };
  if (!known || !counter || !isKnownFor(known, cell)) {
    return { ...common, amount: 1, ceiling: 'as-left', outdated: NONE };
  }
  const ceiling = ceilingOf(counter, rate, cell);
  const remaining = ceiling - (counter.taken - common.givenBack.amount);
  if (remaining < 1) return null;

  const share = Math.max(1, Math.floor(remaining * LARGEST_SHARE));
  const amount = Math.min(wanted.amount, share);
  return {
    ...common,
    amount,
    ceiling: ceiling - amount + common.givenBack.amount,
    leftCeiling: ceiling,
    outdated: {
      minute: outdatedMarks(counter, MINUTE, cell),
      hour: outdatedMarks(counter, HOUR, cell),
    },
  };
}

const NONE = { minute: [], hour: [] };

const ofNew = ({ perMinute = NO_CEILING, perHour = NO_CEILING }: Rate) => ({
  amount: 1,
  ceiling: 'new' as const,
  leftCeiling: Math.min(perMinute, perHour),
});

/**
 * Whether what is known of the windows' bases still holds. A mark may fall in its own cell, by what is given back of the
 * cell before: it is known for good when that cell has passed, or when nothing was leased in the one before.
 */
function isKnownFor({ counter, seenIn }: Known, cell: number): boolean {
  if (!counter) return false;
  if (seenIn > counter.cell + 1) return true;
  return WINDOWS.every((window) => {
    const { mark } = baseOf(counter, window, cell);
    if (mark === undefined) return false;
    return mark < cellIn(window, counter.cell) || !counter.marks[window.name].has(mark - 1);
  });
}

/** Only of this cell and the one before: in later ones others' marks would be wrong. */
function givenBackOf({ cell, unused }: Wanted): GivenBack {
  const isLate = unused.cell < cell - 1;
  return {
    amount: isLate ? 0 : unused.amount,
    isOfEarlier: {
      minute: unused.cell < cell,
      hour: cellIn(HOUR, unused.cell) < cellIn(HOUR, cell),
    },
  };
}

/** Uses of an hour that is sealed already count in the present one. */
function usesOf(known: Known | undefined, { cell, uses }: Wanted): HourlyCounts {
  const sealedHour = known?.counter?.sealedHour ?? -1;
  const told = new UntoldCounts();
  for (const counted of COUNTED) {
    for (const [hour, count] of uses[counted] ?? []) {
      if (count > 0) told.add(counted, hour > sealedHour ? hour : hourOfCell(cell), count);
    }
  }
  return told.take();
}
