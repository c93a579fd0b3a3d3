import type { HeldMove } from '../held-move.ts';
import { DELETION_LIMIT_SECONDS, STORES_POLL_SECONDS } from '../move-waits.ts';
import { secondsSince, type AdvancePorts, type MoveOutcome, type Told } from './phase.ts';

/**
 * Lets the machine delete the tenant's own stores. When they stay for too long the run stops, for
 * somebody to look; a later one tries again. `settledAt` is when this run saw them pending first.
 */
export async function deleteStores(
  { now }: Pick<AdvancePorts, 'now'>,
  held: HeldMove,
  told: Told | undefined,
): Promise<MoveOutcome> {
  if (told?.stores !== 'pending') {
    if (held.move.settledAt) await held.save({ settledAt: undefined });
    return { outcome: 'delete-stores', seconds: 0 };
  }
  if (!held.move.settledAt) await held.save({ settledAt: now() });
  if (secondsSince(held.move.settledAt, now()) <= DELETION_LIMIT_SECONDS) {
    return { outcome: 'delete-stores', seconds: STORES_POLL_SECONDS };
  }
  await held.save({ trouble: 'The stores that were left are not deleted within half an hour.' });
  return { outcome: 'stopped' };
}
