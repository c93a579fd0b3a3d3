import type { Sent } from './scenario.ts';

const HOUR_MS = 3_600_000;
/** Windows are sealed a quarter of an hour after their end, and what is sealed is exported within the hour. */
const SEALED_AFTER_MS = 15 * 60_000;

/** What adds to a meter, with the window it is counted in and when that is sealed. */
export type Increment = {
  readonly meter: 'work' | 'people';
  readonly windowStart: number;
  readonly sealedAt: number;
  /** In thousandths of a unit. */
  readonly milli: bigint;
};

/** From the raw events alone, by rules that are written down here once more: nothing of the product's own is used. */
export function incrementsOf(sent: readonly Sent[], timeZone: string): Increment[] {
  const seen = new Set<string>();
  const people = new Set<string>();
  const months = monthsOf(timeZone);
  return sent.flatMap(({ receivedAt, event: { id, time, data } }): Increment[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    const hour = Math.floor(Date.parse(time) / HOUR_MS) * HOUR_MS;
    const received = receivedAt.getTime();
    const sealed = (end: number) => Math.max(end, received) + SEALED_AFTER_MS;
    const work: Increment = {
      ...{ meter: 'work', windowStart: hour, sealedAt: sealed(hour + HOUR_MS) },
      milli: BigInt(data.units.replace('.', '')),
    };
    const month = months(hour);
    const person = `${month.start} ${data.user}`;
    if (people.has(person)) return [work];
    people.add(person);
    const counted = { windowStart: month.start, sealedAt: sealed(month.end) };
    return [work, { meter: 'people', ...counted, milli: 1_000n }];
  });
}

type Month = { readonly start: number; readonly end: number };

/** The hours that begin in the same month of the zone, as the machine's own calendar says. */
function monthsOf(timeZone: string): (hour: number) => Month {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric' });
  const known: Month[] = [];
  return (hour) => {
    const found = known.find(({ start, end }) => hour >= start && hour < end);
    if (found) return found;
    const label = format.format(hour);
    let [start, end] = [hour, hour];
    while (format.format(start - HOUR_MS) === label) start -= HOUR_MS;
    while (format.format(end) === label) end += HOUR_MS;
    known.push({ start, end });
    return { start, end };
  };
}
