import type { ResourcesStatus } from '../../../core/jobs/job-outcome.ts';
import type { Around } from '../guarded.ts';
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
  let next: Next = {};
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (driving.until?.(world)) return { outcome: 'until', threw };
    try {
      const { ended, ...then } = await advanceOnce(world, next, around);
      if (ended) return { outcome: ended, threw };
      next = then;
    } catch {
      threw += 1;
      around = undefined;
      world.pass(LEASE_SECONDS);
      if (driving.afterThrow === 'give-up') next = { giveUp: 'It kept failing.' };
    }
  }
  throw new Error(`The move never ends: ${JSON.stringify(world.move)}`);
}

/** What the engine is told next. */
type Next = { readonly resources?: ResourcesStatus; readonly giveUp?: string };

async function advanceOnce(
  world: MoveWorld,
  next: Next,
  around: Around | undefined,
): Promise<Next & { readonly ended?: string }> {
  const answer = await world.advance(around, next);
  const { outcome } = answer;
  if (outcome === 'succeeded' || outcome === 'failed') return { ended: outcome };
  // A piece takes a while, and the users do not wait for it.
  if (outcome === 'continue') world.pass(1);
  // Left to the sweeper, which starts the machine again.
  if (outcome === 'stopped') world.pass(60);
  if (!('seconds' in answer)) return {};
  world.pass(answer.seconds);
  if (outcome === 'wait') return next.giveUp ? next : {};
  const resources = await world.changeResources(around);
  return resources ? { resources } : {};
}
