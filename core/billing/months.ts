/**
 * So many months after the anchor, at its time of day in UTC and on its day, or the month's last where it has no such
 * day. Counted from the anchor each time, so the 31st is the 28th in February and the 31st again in March.
 */
export function monthsAfter(anchor: Date, months: number): Date {
  const first = Date.UTC(anchor.getUTCFullYear(), anchor.getUTCMonth() + months, 1);
  const lastDay = new Date(first);
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0);
  const day = Math.min(anchor.getUTCDate(), lastDay.getUTCDate());
  const timeOfDay = anchor.getTime() % 86_400_000;
  return new Date(first + (day - 1) * 86_400_000 + timeOfDay);
}

/** Providers count in whole seconds. */
export const wholeSecond = (time: Date): Date =>
  new Date(Math.floor(time.getTime() / 1_000) * 1_000);
