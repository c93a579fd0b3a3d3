import type { UsageWindow } from './usage-window.ts';

/** What is sent of an hour comes within it as a rule; the platform's own count of requests ten minutes after it. */
const DELAY_MS = 15 * 60_000;
const STEP_MS = 5 * 60_000;

/** Hours are sealed; of a count of unique values, which hours do not add up to, calendar months. */
export const isSealed = ({ aggregation, grain }: Pick<UsageWindow, 'aggregation' | 'grain'>) =>
  grain === (aggregation === 'unique_count' ? 'month' : 'hour');

/** When a window that was counted in at that time is sealed, once more where it was; null for one that never is. */
export function sealAt(window: UsageWindow, now: Date): Date | null {
  if (!isSealed(window)) return null;
  // In steps, so that not every late event moves the window in the index of what is due.
  const late = Math.ceil(now.getTime() / STEP_MS) * STEP_MS;
  return new Date(Math.max(window.end.getTime(), late) + DELAY_MS);
}
