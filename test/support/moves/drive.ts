import type { Told } from '../../../core/moves/phases/phase.ts';
import type { Around } from '../provisioning/provisioning-world.ts';
import type { MoveWorld } from './move-world.ts';

const MOST_STEPS = 3_000;
/** A dead runner's lease. */
const LEASE_SECONDS = 311;

export type Driven = { readonly outcome: string; readonly threw: number };

type Driving = {
  /** Around each port call until the first throw; a new runner meets no fault. */
  readonly around?: Around;
  /** What the machine does with a throw. */
  readonly afterThrow?: 'retry' | 'give-up';
  readonly until?: (world: MoveWorld) => boolean;
};

/** What the machine does, with the world's clock. */
export async function drive(world: MoveWorld, driving: Driving = {}): Promise<Driven> {
  let { around } = driving;
  let threw = 0;
  let told: Told | null = null;
  let giveUp: string | undefined;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (driving.until?.(world)) return { outcome: 'until', threw };
    try {
      const next = await world.advance(around, {
        ...(told && { told }),
        ...(giveUp && { giveUp }),
      });
      told = null;
      if (next.outcome === 'moved' || next.outcome === 'failed') {
        return { outcome: next.outcome, threw };
      }
      // Left to the sweeper, which starts the machine again.
      if (next.outcome === 'stopped') world.pass(60);
      if (next.outcome === 'continue' || next.outcome === 'stopped') giveUp = undefined;
      if ('seconds' in next) world.pass(next.seconds);
      if (next.outcome === 'make-stores' || next.outcome === 'delete-stores') {
        told = await world.changeStores(around);
      }
    } catch {
      threw += 1;
      around = undefined;
      world.pass(LEASE_SECONDS);
      if (driving.afterThrow === 'give-up') giveUp = 'It kept failing.';
    }
  }
  throw new Error(`The move never ends: ${JSON.stringify(world.move)}`);
}
