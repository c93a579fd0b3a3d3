import type { StorageCount } from './storage-count.ts';

type Comparison = {
  /** Before the first and after the last read of what is stored. */
  readonly before: Pick<StorageCount, 'changedBytes'>;
  readonly after: StorageCount;
  readonly storedBytes: number;
};

/**
 * By how much the counter is wrong for certain. What was written while the data was read may be in the figure or
 * not, and so may an upload that is still reserved: within that the counter is believed.
 */
export function correctionOf({ before, after, storedBytes }: Comparison): number {
  const meanwhile = after.changedBytes - before.changedBytes;
  const most = storedBytes + meanwhile;
  const least = Math.max(0, storedBytes - meanwhile - after.reservedBytes);
  if (after.usedBytes > most) return most - after.usedBytes;
  return after.usedBytes < least ? least - after.usedBytes : 0;
}
