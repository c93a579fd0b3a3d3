import { TZDateMini } from '@date-fns/tz';
import { addDays, addMonths, startOfDay, startOfMonth, subHours } from 'date-fns';
import type { Grain } from './usage-window.ts';

/** From the first moment on and before the second. */
export type Period = { readonly start: Date; readonly end: Date };
export type CalendarUnit = 'day' | 'month';

const HOUR_MS = 3_600_000;
/** A month that is cut shorter by a change of the time zone is no period of its own. */
const LEAST_DAYS = 15;

const BEGIN = { day: startOfDay, month: startOfMonth };
const NEXT = { day: addDays, month: addMonths };

/**
 * The first whole hour of UTC in the day that begins then: windows are hours of UTC, so where a zone is half an hour off,
 * its days begin with the next window. Each window is in one day and one month, of whatever zone.
 */
function firstHour(midnight: Date): Date {
  // Where clocks go back at one in the morning, as in Havana, a day has two midnights.
  const anHourBefore = subHours(midnight, 1);
  const first = anHourBefore.getDate() === midnight.getDate() ? anHourBefore : midnight;
  return new Date(Math.ceil(first.getTime() / HOUR_MS) * HOUR_MS);
}

/** The day or month in which the window of that time is. */
export function calendarUnitOf(unit: CalendarUnit, time: Date, zone: string): Period {
  const begin = BEGIN[unit];
  const local = begin(new TZDateMini(hourOf(time).getTime(), zone));
  const next = begin(NEXT[unit](local, 1));
  return { start: firstHour(local), end: firstHour(next) };
}

/** The hour, day or month in which that time is. */
export function spanOf(grain: Grain, time: Date, zone: string): Period {
  if (grain !== 'hour') return calendarUnitOf(grain, time, zone);
  const start = hourOf(time);
  return { start, end: new Date(start.getTime() + HOUR_MS) };
}

/** The last moment of a range in which there is time, else its first. */
export const lastMoment = ({ from, to }: { readonly from: Date; readonly to: Date }): Date =>
  new Date(Math.max(to.getTime() - 1, from.getTime()));

/** The begins of whole hours after the last one that is done, to that one, the latest `most` of them; that one alone where none is. */
export function hoursAfter(last: Date | null, end: Date, most: number): Date[] {
  const first = Math.max(
    (last?.getTime() ?? end.getTime() - HOUR_MS) + HOUR_MS,
    end.getTime() - (most - 1) * HOUR_MS,
  );
  const count = Math.max(0, (end.getTime() - first) / HOUR_MS + 1);
  return Array.from({ length: count }, (_, index) => new Date(first + index * HOUR_MS));
}

export const hourOf = (time: Date): Date =>
  new Date(Math.floor(time.getTime() / HOUR_MS) * HOUR_MS);

/**
 * The period that follows one that ended then: to the end of a month of the zone, whichever zone the one before had.
 * So periods meet, and a change of the zone makes one of them some hours longer or shorter.
 */
export function periodFrom(start: Date, zone: string): Period {
  const inside = new Date(start.getTime() + LEAST_DAYS * 24 * HOUR_MS);
  return { start, end: calendarUnitOf('month', inside, zone).end };
}
