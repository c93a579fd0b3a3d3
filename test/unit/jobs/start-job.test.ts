import { describe, expect, it } from 'vitest';
import { startJob } from '../../../core/jobs/start-job.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { aJob } from '../../contract/job-repository-suite.ts';

const claim = { actor: 'op-1', key: 'k-1', fingerprint: 'f' };

function aStart() {
  const jobs = new FakeJobRepository();
  const started: string[] = [];
  const runs = { start: async ({ id }: { id: string }) => void started.push(id) };
  const delays: unknown[] = [];
  const onDelay = (_job: unknown, cause: unknown) => void delays.push(cause);
  const start = () => {
    const job = aJob();
    return startJob({ jobs, runs, onDelay }, claim, () => jobs.create({ job, claim }));
  };
  return { jobs, runs, started, delays, start };
}

describe('startJob', () => {
  it('starts one job for one claim, also where two requests run at once', async () => {
    const { start, started } = aStart();
    const [one, other] = await Promise.all([start(), start()]);
    expect(one).toEqual(other);
    expect(await start()).toEqual(one);
    expect(started).toHaveLength(1);
  });

  it('answers the job though its machine does not start', async () => {
    const { start, runs, delays } = aStart();
    runs.start = () => Promise.reject(new Error('Out.'));
    expect((await start()).ok).toBe(true);
    expect(delays).toHaveLength(1);
  });
});
