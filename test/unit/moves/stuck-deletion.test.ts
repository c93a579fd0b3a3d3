import { describe, expect, it } from 'vitest';
import type { JobRepository } from '../../../core/jobs/job-repository.ts';
import type { JobRuns } from '../../../core/jobs/job-runs.ts';
import { sweepJobs } from '../../../core/jobs/sweep-jobs.ts';
import { PLACEMENTS, POOL } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';

const ERROR = 'The stores that were left are not deleted within half an hour.';

async function deletingOld() {
  const world = new MoveWorld(PLACEMENTS.separate_schema).fill(4, 1);
  await world.startMove('shared_schema');
  await drive(world, { until: ({ move }) => move.phase === 'deleting-old' });
  world.dedicatedResources.isStuck = true;
  return world;
}

async function undoing() {
  const world = new MoveWorld(POOL).fill(4, 1);
  await world.startMove('separate_schema');
  await drive(world, { until: ({ move }) => move.phase === 'copying' });
  await world.advance(undefined, { giveUp: 'No.' });
  world.dedicatedResources.isStuck = true;
  return world;
}

/** One run of the machine, until it stops. */
const untilStopped = (world: MoveWorld) =>
  drive(world, { until: ({ move }) => move.error !== undefined });

async function sweep(world: MoveWorld) {
  const ended: JobRuns = {
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    describe: () => Promise.resolve({ isRunning: false }),
  };
  const onError = (_key: unknown, error: unknown) => expect(error).toBeUndefined();
  const ports = {
    jobs: world.registry.jobs as unknown as JobRepository,
    runs: ended,
    now: () => world.time,
    onError,
  };
  return sweepJobs(ports, new Date(world.time.getTime() + 60_000));
}

describe.each([
  ['deleting-old', deletingOld, 'succeeded'],
  ['undoing', undoing, 'failed'],
] as const)('stores that are not deleted in %s', (phase, began, end) => {
  it('stop the run after half an hour, and tell the error', async () => {
    const world = await began();
    const since = world.time.getTime();
    let answer = await world.advance();
    while (answer.outcome !== 'stopped') {
      world.pass('seconds' in answer ? Math.max(1, answer.seconds) : 1);
      answer = await world.advance(undefined, { resources: { status: 'pending' } });
    }
    const seconds = (world.time.getTime() - since) / 1_000;
    expect(seconds).toBeGreaterThan(1_800);
    expect(seconds).toBeLessThan(1_830);
    expect(world.move).toMatchObject({ phase, error: ERROR });
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
    expect(world.move.error).toBeUndefined();
  });
});
