import { holdMove, isHeld, type HeldMove } from './held-move.ts';
import type { MoveKey } from './move-registry.ts';
import { HELD_POLL_SECONDS } from './move-waits.ts';
import { isBeforeTheSwitch, isOpen, type Move, type OpenPhase } from './move.ts';
import { copy, catchUp } from './phases/copy.ts';
import { deleteOld } from './phases/delete-old.ts';
import { drain } from './phases/drain.ts';
import { makeStores } from './phases/make-stores.ts';
import { pause } from './phases/pause.ts';
import type { AdvancePorts, MoveOutcome, Phase, Told } from './phases/phase.ts';
import { resume } from './phases/resume.ts';
import { switchHome } from './phases/switch-home.ts';
import { undo } from './phases/undo.ts';
import { verify } from './phases/verify.ts';
import { withNewKey } from './phases/with-new-key.ts';

export type AdvanceTask = MoveKey & {
  /** When the runner is ended at the latest. */
  readonly deadline: Date;
  /** What came of the stores that the machine was asked to see to. */
  readonly told?: Told;
  /** Why the machine tries no more. */
  readonly giveUp?: string;
};

const PHASES: Readonly<Record<OpenPhase, Phase>> = {
  'making-stores': makeStores,
  copying: withNewKey(copy),
  pausing: pause,
  'catching-up': withNewKey(catchUp),
  verifying: withNewKey(verify),
  switching: switchHome,
  resuming: resume,
  draining: drain,
  'deleting-old': deleteOld,
  undoing: undo,
};

/**
 * Does the next piece of a move, by what its record says, and tells what is to be done then. May be
 * asked at any time, by whoever and as often: pieces that were done are not done again. Throws what
 * a piece throws, for the machine to retry.
 */
export async function advanceMove(ports: AdvancePorts, task: AdvanceTask): Promise<MoveOutcome> {
  const move = await ports.moves.find(task);
  if (!move) return { outcome: 'failed' };
  if (!isOpen(move.phase)) return ended(move);
  if (isHeld(move, ports.now())) return { outcome: 'wait', seconds: HELD_POLL_SECONDS };

  const held = await holdMove(ports, move, task.deadline);
  try {
    return await perform(ports, held, task);
  } finally {
    await held.release().catch(() => {
      // The lease ends by itself; what the piece threw, if it did, is the error to tell.
    });
  }
}

const ended = ({ phase }: Move): MoveOutcome => ({
  outcome: phase === 'done' ? 'moved' : 'failed',
});

function perform(ports: AdvancePorts, held: HeldMove, task: AdvanceTask): Promise<MoveOutcome> {
  const { move } = held;
  if (task.giveUp !== undefined) return giveUp(held, task.giveUp);
  if (!isOpen(move.phase)) return Promise.resolve(ended(move));
  return PHASES[move.phase](ports, held, task.told);
}

/** Before the switch the move is undone; after it there is only forwards, by a later run. */
async function giveUp(held: HeldMove, reason: string): Promise<MoveOutcome> {
  if (isBeforeTheSwitch(held.move)) {
    await held.refuse(reason);
    return { outcome: 'continue' };
  }
  await held.save({ trouble: reason });
  return { outcome: 'stopped' };
}
