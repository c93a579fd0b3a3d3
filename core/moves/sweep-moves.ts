import { holdMove, isHeld } from './held-move.ts';
import type { MoveKey, MoveRegistry } from './move-registry.ts';
import type { MoveRuns } from './move-runs.ts';
import { STUCK_DELETION_RETRY_SECONDS } from './move-waits.ts';
import { isOpen, type Move } from './move.ts';
import { secondsSince } from './phases/phase.ts';

/** The request that begins a move starts its machine at once; only later is it known to have failed to. */
const START_GRACE_SECONDS = 60;
/** Above the longest piece and the longest wait: a run whose move is not written for so long is stuck. */
const STUCK_SECONDS = 900;

export type SweepMovesPorts = {
  readonly moves: Pick<MoveRegistry, 'find' | 'save' | 'listOpen'>;
  readonly runs: MoveRuns;
  readonly now: () => Date;
  /** Told of each move that could not be looked at now; the next sweep tries again. */
  readonly onError: (key: MoveKey, error: unknown) => void;
};

export type MoveSwept = 'fine' | 'started' | 'error';
export type MovesSwept = Readonly<Record<MoveSwept, number>>;

/** Starts the machine of every move that has none. Ends at the deadline; the next sweep goes on. */
export async function sweepMoves(ports: SweepMovesPorts, deadline: Date): Promise<MovesSwept> {
  const count = { fine: 0, started: 0, error: 0 };
  for await (const page of ports.moves.listOpen()) {
    for (const key of page) {
      if (ports.now() >= deadline) return count;
      count[await orReport(ports, key)] += 1;
    }
  }
  return count;
}

async function orReport(ports: SweepMovesPorts, key: MoveKey): Promise<MoveSwept> {
  try {
    const move = await ports.moves.find(key);
    return move && isOpen(move.phase) ? await sweep(ports, move) : 'fine';
  } catch (error) {
    ports.onError(key, error);
    return 'error';
  }
}

async function sweep(ports: SweepMovesPorts, move: Move): Promise<MoveSwept> {
  const run = await ports.runs.describe(move);
  const idleSeconds = secondsSince(move.updatedAt, ports.now());
  if (!run) {
    if (idleSeconds < START_GRACE_SECONDS) return 'fine';
    await ports.runs.start(move);
    return 'started';
  }
  if (isHeld(move, ports.now())) return 'fine';
  if (run.isRunning && idleSeconds < STUCK_SECONDS) return 'fine';
  if (isDeletionStuck(move) && idleSeconds < STUCK_DELETION_RETRY_SECONDS) return 'fine';
  if (run.isRunning) await ports.runs.stop(move);
  return startNext(ports, move);
}

/** The last run gave up on stores that were being deleted: nobody waits for it, and it seldom passes. */
const isDeletionStuck = ({ phase, trouble, settledAt }: Move): boolean =>
  (phase === 'undoing' || phase === 'deleting-old') &&
  trouble !== undefined &&
  settledAt !== undefined;

/** The number is written before the run is started: of two sweepers one writes it. */
async function startNext(ports: SweepMovesPorts, move: Move): Promise<MoveSwept> {
  const held = await holdMove(ports, move, ports.now());
  await held.save({ run: move.run + 1, leaseUntil: undefined });
  await ports.runs.start(held.move);
  return 'started';
}
