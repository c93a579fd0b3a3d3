import { describe, expect, it } from 'vitest';
import { MoveBusyError } from '../../../core/moves/held-move.ts';
import { HOMES, POOL } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';

describe('changeStores', () => {
  it('does nothing in a phase that asks for no stores', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.begun('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'pausing' });
    expect(await world.changeStores()).toBeNull();
  });

  it('leaves a move alone that another runner has', async () => {
    const world = new MoveWorld(POOL);
    const move = await world.begun('separate_schema');
    const leaseUntil = new Date(world.time.getTime() + 60_000);
    await world.registry.save({ ...move, leaseUntil, revision: 2 });
    await expect(world.changeStores()).rejects.toThrow(MoveBusyError);
  });

  it('deletes no home that the tenant lives at, whatever the move’s record says', async () => {
    const world = new MoveWorld(HOMES.separate_schema).fill();
    const move = await world.begun('shared_schema');
    await world.registry.save({ ...move, phase: 'deleting-old', revision: 2 });
    await expect(world.changeStores()).rejects.toThrow('lives at');
    expect(world.table(HOMES.separate_schema).size).toBeGreaterThan(0);
  });
});
