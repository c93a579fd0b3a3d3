import { PAUSE_SETTLES_SECONDS } from '../move-waits.ts';
import { CONTINUE, waitOf, type Phase } from './phase.ts';

/** Pauses the writes, and waits until none that was let in before is still under way. */
export const pause: Phase = async (ports, held) => {
  if (!held.move.pausedAt) {
    await held.write({ pausedAt: ports.now() }, (move) => ports.moves.setWrites(move, 'paused'));
  }
  const wait = await waitOf(ports, held, PAUSE_SETTLES_SECONDS);
  if (wait) return wait;

  await held.enter('catching-up');
  return CONTINUE;
};
