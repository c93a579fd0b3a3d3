import { entering } from '../held-move.ts';
import { keepOldSeconds, SWITCH_SETTLES_SECONDS } from '../move-waits.ts';
import { isSamePrefix } from '../../tenancy/placement.ts';
import { latePass } from './late-pass.ts';
import { CONTINUE, endsOf, waitOf, type Phase } from './phase.ts';

/**
 * Opens the writes once every request is led to the new place: none is read behind its own write. What
 * links brought to the old place is brought over before: a user may delete it as soon as he may write.
 */
export const resume: Phase = async (ports, held) => {
  const ends = await endsOf(ports, held.move);
  const wait = await waitOf(ports, held, SWITCH_SETTLES_SECONDS);
  if (wait) return wait;

  const isShared = isSamePrefix(ends.old, ends.new);
  if (!isShared && (await latePass(ports, held, ends)) === 'more') return CONTINUE;

  const now = ports.now();
  const uploads = isShared ? undefined : ports;
  const settledAt = held.move.settledAt ?? now;
  const keepOldUntil = new Date(settledAt.getTime() + keepOldSeconds(uploads) * 1_000);
  const change = { ...entering(held.move, 'draining', now), openedAt: now, keepOldUntil };
  await held.write(change, (move) => ports.moves.setWrites(move, 'open'));
  return CONTINUE;
};
