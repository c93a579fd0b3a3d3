import { describe, expect, it } from 'vitest';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { POOL } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld, RefusedError } from '../../support/moves/move-world.ts';

/** Copying, where the new place refuses what is written until that many seconds have passed. */
async function refusing(to: IsolationStrategy, seconds: number) {
  const world = new MoveWorld(POOL).fill();
  await world.startMove(to);
  await drive(world, { until: ({ move }) => move.phase === 'copying' });
  const until = world.time.getTime() + seconds * 1_000;
  const write = world.items.write.bind(world.items);
  world.items.write = async (...writing: Parameters<typeof write>) => {
    if (world.time.getTime() < until) throw new RefusedError();
    return write(...writing);
  };
  return world;
}

describe('a new place that refuses the session while its key is new', () => {
  it.each(['separate_schema', 'separate_database'] as const)('is waited for: %s', async (to) => {
    const world = await refusing(to, 400);
    expect(await world.advance()).toEqual({ outcome: 'wait', seconds: 5 });
    expect(await drive(world)).toEqual({ outcome: 'succeeded', threw: 0 });
  });

  it('is an error once the key is not new any more', async () => {
    const world = await refusing('separate_schema', 500);
    world.pass(421);
    await expect(world.advance()).rejects.toThrow(RefusedError);
  });

  it('is an error where the tenant has no key of its own', async () => {
    const world = await refusing('shared_database', 400);
    await expect(world.advance()).rejects.toThrow(RefusedError);
  });
});
