import { isSamePrefix } from '../../tenancy/placement.ts';
import { copyLateUploads } from '../copy-late-uploads.ts';
import type { HeldMove } from '../held-move.ts';
import { drainPollSeconds } from '../move-waits.ts';
import { CONTINUE, endsOf, secondsSince, type AdvancePorts, type Phase } from './phase.ts';
import { workOff } from './work-off.ts';

/**
 * Brings over what is uploaded to the old place by links from before the switch, until the last of
 * them has expired. `settledAt` is when the pass began: only one that began after that may be the last.
 */
export const drain: Phase = async (ports, held) => {
  const ends = await endsOf(ports, held.move);
  if (!held.move.settledAt) await held.save({ settledAt: ports.now(), cursor: undefined });
  if (!isSamePrefix(ends.old, ends.new) && (await pass(ports, held)) === 'more') return CONTINUE;

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

async function pass(ports: AdvancePorts, held: HeldMove) {
  const { cursor, manifest, latePages } = held.move;
  const ends = await endsOf(ports, held.move);
  const run = { ...ends, ...cursor, latePages, ...(manifest && { manifest }) };
  return workOff(ports, copyLateUploads(ports.objects, run), (part) =>
    held.save({
      latePages: part.latePages,
      cursor: { store: 'objects', after: part.after, readPage: part.readPage },
      lateUploads: held.move.lateUploads + part.lateUploads,
    }),
  );
}
