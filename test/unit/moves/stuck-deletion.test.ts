import { describe, expect, it } from 'vitest';
import type { MoveRuns } from '../../../core/moves/move-runs.ts';
import { sweepMoves } from '../../../core/moves/sweep-moves.ts';
import { HOMES, POOL } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';

const TROUBLE = 'The stores that were left are not deleted within half an hour.';

async function deletingOld() {
  const world = new MoveWorld(HOMES.separate_schema).fill(4, 1);
  await world.begun('shared_schema');
  await drive(world, { until: ({ move }) => move.phase === 'deleting-old' });
  world.dedicatedResources.isStuck = true;
  return world;
}

async function undoing() {
  const world = new MoveWorld(POOL).fill(4, 1);
  await world.begun('separate_schema');
  await drive(world, { until: ({ move }) => move.phase === 'copying' });
  await world.advance(undefined, { giveUp: 'No.' });
  world.dedicatedResources.isStuck = true;
  return world;
}

/** One run of the machine, until it stops. */
const untilStopped = (world: MoveWorld) =>
  drive(world, { until: ({ move }) => move.trouble !== undefined });

async function sweep(world: MoveWorld) {
  const ended: MoveRuns = {
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    describe: () => Promise.resolve({ isRunning: false }),
  };
  const onError = (_key: unknown, error: unknown) => expect(error).toBeUndefined();
  const ports = { moves: world.registry, runs: ended, now: () => world.time, onError };
  return sweepMoves(ports, new Date(world.time.getTime() + 60_000));
}

describe.each([
  ['deleting-old', deletingOld, 'moved'],
  ['undoing', undoing, 'failed'],
] as const)('stores that are not deleted in %s', (phase, began, end) => {
  it('stop the run after half an hour, and tell the trouble', async () => {
    const world = await began();
    const since = world.time.getTime();
    let answer = await world.advance();
    while (answer.outcome !== 'stopped') {
      world.pass('seconds' in answer ? Math.max(1, answer.seconds) : 1);
      answer = await world.advance(undefined, { told: { stores: 'pending' } });
    }
    const seconds = (world.time.getTime() - since) / 1_000;
    expect(seconds).toBeGreaterThan(1_800);
    expect(seconds).toBeLessThan(1_830);
    expect(world.move).toMatchObject({ phase, trouble: TROUBLE });
  });

  it('are tried again each hour, not each minute', async () => {
    const world = await began();
    await untilStopped(world);
    world.pass(3_500);
    expect(await sweep(world)).toMatchObject({ fine: 1, started: 0 });
    world.pass(200);
    expect(await sweep(world)).toMatchObject({ started: 1 });
  });

  it('let the move end once they can be', async () => {
    const world = await began();
    await untilStopped(world);
    world.dedicatedResources.isStuck = false;
    expect((await drive(world)).outcome).toBe(end);
    expect(world.move.trouble).toBeUndefined();
  });
});
