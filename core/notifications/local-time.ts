const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** `22:30` as minutes of the day. */
export const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The minutes of the day that a clock in that zone shows. */
export function localMinutes(time: Date, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return minutesOf(clock.format(time));
}

/** The next time after this one at which a clock in that zone shows those minutes, also over a change of the clocks. */
export function nextLocalTime(now: Date, timeZone: string, minutes: number): Date {
  const start = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const wait = (minutes - localMinutes(now, timeZone) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  const guess = new Date(start + wait * MINUTE_MS);
  const off = minutes - localMinutes(guess, timeZone);
  // Where the clocks were put on or back in between, the guess is an hour early or late; half a day tells which.
  const shift =
    off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off < -DAY_MINUTES / 2 ? off + DAY_MINUTES : off;
  return new Date(guess.getTime() + shift * MINUTE_MS);
}
