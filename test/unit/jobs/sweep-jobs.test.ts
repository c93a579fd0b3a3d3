import { describe, expect, it } from 'vitest';
import type { JobRuns } from '../../../core/jobs/job-runs.ts';
import { sweepJobs } from '../../../core/jobs/sweep-jobs.ts';
import { POOL } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';

class FakeRuns implements JobRuns {
  readonly running = new Map<string, boolean>();

  async start({ id, run }: { id: string; run: number }) {
    this.running.set(`${id}-${run}`, true);
  }

  async describe({ id, run }: { id: string; run: number }) {
    const isRunning = this.running.get(`${id}-${run}`);
    return isRunning === undefined ? null : { isRunning };
  }

  async stop({ id, run }: { id: string; run: number }) {
    this.running.set(`${id}-${run}`, false);
  }
}

async function sweeping(pass = 0) {
  const world = new MoveWorld(POOL).fill(4, 1);
  const runs = new FakeRuns();
  const move = await world.startMove('shared_database');
  world.pass(pass);
  const errors: unknown[] = [];
  const sweep = () =>
    sweepJobs(
      {
        jobs: world.registry.jobs,
        runs,
        now: () => world.time,
        onError: (_key, error) => errors.push(error),
      },
      new Date(world.time.getTime() + 60_000),
    );
  return { world, runs, move, sweep, errors };
}

describe('sweepJobs', () => {
  it('starts the machine that was never started, once it is surely not being started', async () => {
    const { world, runs, move, sweep } = await sweeping();
    expect(await sweep()).toMatchObject({ fine: 1 });
    world.pass(61);
    expect(await sweep()).toMatchObject({ started: 1 });
    expect([...runs.running]).toEqual([[`${move.id}-1`, true]]);
    expect(await sweep()).toMatchObject({ fine: 1 });
  });

  it('starts the next run where one has ended, once, under its own number', async () => {
    const { world, runs, move, sweep } = await sweeping(120);
    runs.running.set(`${move.id}-1`, false);
    expect(await sweep()).toMatchObject({ started: 1 });
    expect(runs.running.get(`${move.id}-2`)).toBe(true);
    expect(world.move.run).toBe(2);
    expect(await sweep()).toMatchObject({ fine: 1, started: 0 });
  });

  it('leaves a job alone that a runner still has, whatever became of its machine', async () => {
    const { world, runs, move, sweep } = await sweeping(120);
    runs.running.set(`${move.id}-1`, false);
    const until = new Date(world.time.getTime() + 60_000);
    const lease = { owner: 'another', until };
    await world.registry.jobs.save({ ...move, lease, version: 2 });
    expect(await sweep()).toMatchObject({ fine: 1 });
  });

  it('ends a run that does nothing any more, and starts the next one', async () => {
    const { world, runs, move, sweep } = await sweeping();
    runs.running.set(`${move.id}-1`, true);
    world.pass(899);
    expect(await sweep()).toMatchObject({ fine: 1 });
    world.pass(2);
    expect(await sweep()).toMatchObject({ started: 1 });
    expect(runs.running.get(`${move.id}-1`)).toBe(false);
  });

  it('says how long the oldest job has been open, whether it could be looked at or not', async () => {
    const { runs, sweep } = await sweeping(7_200);
    runs.describe = () => Promise.reject(new Error('Out.'));
    expect(await sweep()).toMatchObject({ error: 1, oldestSeconds: 7_200 });
  });

  it('looks at no job that has ended', async () => {
    const { world, sweep } = await sweeping();
    await drive(world);
    expect(await sweep()).toEqual({ fine: 0, started: 0, error: 0, oldestSeconds: 0 });
  });

  it('tells of a job that it cannot look at, and goes on', async () => {
    const { world, runs, sweep, errors } = await sweeping(120);
    runs.describe = () => Promise.reject(new Error('Out.'));
    expect(await sweep()).toMatchObject({ error: 1 });
    expect(errors).toHaveLength(1);
    expect(world.move.run).toBe(1);
  });

  it('asks of no more machines than the account’s rate can take; the next sweep goes on', async () => {
    const { world, runs, move, sweep } = await sweeping();
    for (let more = 1; more < 500; more += 1) {
      const id = `mov_${more}` as const;
      world.registry.jobs.jobs.set(id, { ...move, id });
    }
    let asked = 0;
    const describe = runs.describe.bind(runs);
    runs.describe = (key) => {
      asked += 1;
      return describe(key);
    };
    await sweep();
    expect(asked).toBe(120);
  });
});
