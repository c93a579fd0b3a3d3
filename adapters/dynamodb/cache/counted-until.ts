/**
 * Until when an entry is counted, in whole seconds: the end of the span in which it expires. Spans are a
 * sixteenth to a thirty-second of the time to live, so that all entries of one sort are some thirty counters.
 */
export function countedUntil(expiresAt: number, now: number): number {
  const octave = Math.floor(Math.log2(Math.max(expiresAt - now, 1)));
  const spanSeconds = 2 ** Math.max(octave - 4, 0);
  return Math.ceil(expiresAt / spanSeconds) * spanSeconds;
}
