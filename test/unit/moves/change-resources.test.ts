import { describe, expect, it } from 'vitest';
import { JobLeasedError } from '../../../core/jobs/leased-job.ts';
import { PLACEMENTS, POOL } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';

describe('changeResources', () => {
  it('does nothing in a phase that asks for no resources', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.startMove('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'pausing' });
    expect(await world.changeResources()).toBeNull();
  });

  it('leaves a job alone that another runner has leased', async () => {
    const world = new MoveWorld(POOL);
    const move = await world.startMove('separate_schema');
    const until = new Date(world.time.getTime() + 60_000);
    const lease = { owner: 'another', until };
    await world.registry.jobs.save({ ...move, lease, version: 2 });
    await expect(world.changeResources()).rejects.toThrow(JobLeasedError);
  });

  it('deletes no placement that the tenant is at, whatever the move’s record says', async () => {
    const world = new MoveWorld(PLACEMENTS.separate_schema).fill();
    const move = await world.startMove('shared_schema');
    await world.registry.jobs.save({ ...move, phase: 'deleting-old', version: 2 });
    await expect(world.changeResources()).rejects.toThrow('is at the placement');
    expect(world.table(PLACEMENTS.separate_schema).size).toBeGreaterThan(0);
  });
});
