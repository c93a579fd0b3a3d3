import { isSamePrefix } from '../../tenancy/placement.ts';
import { drainPollSeconds } from '../move-waits.ts';
import { latePass } from './late-pass.ts';
import { CONTINUE, endsOf, secondsSince, type Phase } from './phase.ts';

/**
 * Brings over what is uploaded to the old place by links from before the switch, until the last of
 * them has expired. `settledAt` is when the pass began: only one that began after that may be the last.
 */
export const drain: Phase = async (ports, held) => {
  const ends = await endsOf(ports, held.move);
  if (!held.move.settledAt) await held.save({ settledAt: ports.now(), cursor: undefined });
  const isShared = isSamePrefix(ends.old, ends.new);
  if (!isShared && (await latePass(ports, held, ends)) === 'more') return CONTINUE;

  const { keepOldUntil, settledAt } = held.move;
  const left = -secondsSince(keepOldUntil, settledAt ?? ports.now());
  if (left > 0) {
    await held.save({ settledAt: undefined, cursor: undefined });
    const poll = drainPollSeconds(secondsSince(held.move.reached.draining, ports.now()), ports);
    return { outcome: 'wait', seconds: Math.min(Math.ceil(left), poll) };
  }
  await held.enter('deleting-old');
  return CONTINUE;
};
