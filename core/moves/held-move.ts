import type { Result } from '../../kit/result.ts';
import type { MoveMovedOn, MoveRegistry } from './move-registry.ts';
import type { Move, MoveChange, OpenPhase } from './move.ts';

/** Beyond the runner's deadline: covers the clocks' difference and a call still on its way. */
const LEASE_MARGIN_MS = 10_000;

type HeldPorts = { readonly moves: Pick<MoveRegistry, 'save'>; readonly now: () => Date };

export const isHeld = ({ leaseUntil }: Move, now: Date): boolean =>
  leaseUntil !== undefined && leaseUntil > now;

/** Takes the move for this runner alone; throws a MoveBusyError when another one was faster. */
export async function holdMove(ports: HeldPorts, move: Move, deadline: Date): Promise<HeldMove> {
  const held = new HeldMove(ports, move);
  await held.save({ leaseUntil: new Date(deadline.getTime() + LEASE_MARGIN_MS) });
  return held;
}

/** A move that this runner, and no other, may write until its lease is over. */
export class HeldMove {
  readonly #ports: HeldPorts;
  #move: Move;

  constructor(ports: HeldPorts, move: Move) {
    this.#ports = ports;
    this.#move = move;
  }

  get move(): Move {
    return this.#move;
  }

  save(change: MoveChange): Promise<void> {
    return this.write(change, (move) => this.#ports.moves.save(move));
  }

  /** Writes the change in one transaction with more; throws a MoveBusyError when the lease was lost. */
  async write(
    change: MoveChange,
    by: (move: Move) => Promise<Result<Move, MoveMovedOn>>,
  ): Promise<void> {
    const written = await by({
      ...this.#move,
      ...change,
      revision: this.#move.revision + 1,
      updatedAt: this.#ports.now(),
    });
    if (!written.ok) throw new MoveBusyError(this.#move.id);
    this.#move = written.value;
  }

  enter(phase: OpenPhase, change: MoveChange = {}): Promise<void> {
    return this.save({ ...entering(this.#move, phase, this.#ports.now()), ...change });
  }

  /** Ends the move's way to its new home; what was done for it is undone from now on. */
  refuse(reason: string): Promise<void> {
    return this.enter('undoing', { failure: { phase: this.#move.phase, reason } });
  }

  /** Lets the next runner in at once. */
  async release(): Promise<void> {
    if (this.#move.leaseUntil) await this.save({ leaseUntil: undefined });
  }
}

export const entering = (
  { reached }: Move,
  phase: Move['phase'],
  now: Date,
): Pick<Move, 'phase' | 'reached' | 'cursor' | 'settledAt' | 'trouble'> => ({
  phase,
  reached: { ...reached, [phase]: now },
  cursor: undefined,
  settledAt: undefined,
  trouble: undefined,
});

/** Another runner has the move, or has had it since; the machine tries again. */
export class MoveBusyError extends Error {
  override readonly name = 'MoveBusyError';

  constructor(moveId: string) {
    super(`Another runner has the move ${moveId}.`);
  }
}
