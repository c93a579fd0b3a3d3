import type { Quantity } from '../plans/feature.ts';
import { TOLD_PERCENTS, type StorageCount, type ToldPercent } from './storage-count.ts';

type Reached = {
  readonly count: StorageCount;
  readonly limitBytes: Quantity;
  /** Something did not fit: of a quota that is nearly full, that is its end. */
  readonly isRefused?: boolean;
};

const [NEARLY_FULL, FULL] = TOLD_PERCENTS;

/**
 * What the owners are to be told of now. Once told it stands until the used bytes are below the first share
 * again, so that a tenant at its limit is not told with every file that goes and comes.
 */
export function percentToTell({ count, limitBytes, isRefused = false }: Reached): ToldPercent {
  const reached = percentOf(count, limitBytes);
  if (reached === 0) return 0;
  const now = isRefused ? FULL : reached;
  return now > count.toldPercent ? now : count.toldPercent;
}

function percentOf({ usedBytes }: StorageCount, limitBytes: Quantity): ToldPercent {
  if (limitBytes === 'unlimited') return 0;
  if (usedBytes >= limitBytes) return FULL;
  return usedBytes >= (limitBytes * NEARLY_FULL) / 100 ? NEARLY_FULL : 0;
}
