import { expect, it } from 'vitest';
import { JobProcess } from '../../support/faults/job-process.ts';
import { runAimed } from '../../support/faults/run-aimed.ts';
import { erasureWorld } from '../../support/faults/worlds/erasure.ts';

const NO_FAULT = { row: 'none', fault: 'throws before', nth: 0 } as const;

it('looks at billing again only after as long as the records’ function says', async () => {
  const world = await erasureWorld();
  const looks: number[] = [];
  const { EraseRecords: erase, ...others } = world.tasks;
  if (!erase) throw new Error('The machine of an erasure calls it.');
  const tasks: typeof world.tasks = {
    ...others,
    EraseRecords: (task) => {
      const job = world.jobs.jobs.get(task.key.jobId);
      if (job?.phase === 'ending-billing') looks.push(world.clock.time.getTime());
      return erase(task);
    },
  };
  const process = new JobProcess({ ...world, tasks });
  expect(await runAimed(process, NO_FAULT)).toMatchObject({ outcome: 'done once' });
  expect(looks).toHaveLength(3);
  for (const [at, look] of looks.slice(1).entries()) {
    expect(look - (looks[at] ?? 0)).toBeGreaterThanOrEqual(5_000);
  }
});
