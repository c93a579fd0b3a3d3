import { describe, expect, it } from 'vitest';
import { advanceJob } from '../../../core/jobs/advance-job.ts';
import type { JobPhase, JobType } from '../../../core/jobs/job-type.ts';
import { parseJob, UNDOING, type Job } from '../../../core/jobs/job.ts';
import { JobLeasedError } from '../../../core/jobs/leased-job.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { aJob, JOBS_NOW } from '../../contract/job-repository-suite.ts';

const writing: JobPhase = {
  name: 'writing',
  onGiveUp: 'undo',
  run: (leased) => leased.enter('sending', { report: { written: 3 } }),
};
const sending: JobPhase = {
  name: 'sending',
  onGiveUp: 'retry',
  run: async (leased) => {
    await leased.save(leased.ending('done', 'succeeded'));
    return { outcome: 'succeeded' };
  },
};
const checking: JobPhase = { name: 'checking', onGiveUp: 'fail', run: async () => never() };

function never(): never {
  throw new Error('Out.');
}

async function started(job: Partial<Job> = {}, phases = [writing, sending, checking]) {
  const jobs = new FakeJobRepository();
  const first = aJob(job);
  await jobs.create({ job: first });
  const type: JobType = { parse: parseJob, phases };
  const deadline = new Date(JOBS_NOW.getTime() + 60_000);
  const key = { tenantId: first.tenantId, jobId: first.id };
  const advance = (giveUp?: string) =>
    advanceJob(
      { jobs, types: { export: type }, now: () => JOBS_NOW },
      { ...key, deadline, giveUp },
    );
  const now = () => jobs.find(key);
  return { jobs, first, advance, now };
}

describe('advanceJob', () => {
  it('does piece after piece, by the phase of the record, and gives its lease back', async () => {
    const { advance, now } = await started();
    expect(await advance()).toEqual({ outcome: 'continue' });
    expect(await now()).toMatchObject({
      phase: 'sending',
      report: { written: 3 },
      lease: undefined,
    });
    expect(await advance()).toEqual({ outcome: 'succeeded' });
    expect(await now()).toMatchObject({ state: 'succeeded', finishedAt: JOBS_NOW });
    expect(await advance()).toEqual({ outcome: 'succeeded' });
  });

  it('waits for the lease of another runner, and does nothing', async () => {
    const until = new Date(JOBS_NOW.getTime() + 1);
    const { advance, now, first } = await started({ lease: { owner: 'another', until } });
    expect(await advance()).toEqual({ outcome: 'wait', seconds: 5 });
    expect(await now()).toEqual(first);
  });

  it('stops where it lost its lease meanwhile', async () => {
    const { jobs, first, advance } = await started({}, [
      {
        ...writing,
        run: async (leased) => {
          await jobs.save({ ...leased.job, version: leased.job.version + 1, run: 2 });
          return leased.enter('sending');
        },
      },
    ]);
    await expect(advance()).rejects.toThrow(JobLeasedError);
    expect(jobs.jobs.get(first.id)).toMatchObject({ phase: 'writing', run: 2 });
  });

  it('throws what a piece throws, for the machine to retry, and lets the next runner in', async () => {
    const { advance, now } = await started({ phase: 'checking' });
    await expect(advance()).rejects.toThrow('Out.');
    expect(await now()).toMatchObject({ phase: 'checking', lease: undefined });
  });

  it.each([
    ['writing', 'continue', { phase: UNDOING, failure: { phase: 'writing', reason: 'No.' } }],
    ['sending', 'stopped', { phase: 'sending', error: 'No.' }],
    ['checking', 'failed', { state: 'failed', failure: { phase: 'checking', reason: 'No.' } }],
  ])('gives up in %s as that phase says', async (phase, outcome, record) => {
    const { advance, now } = await started({ phase });
    expect(await advance('No.')).toEqual({ outcome });
    expect(await now()).toMatchObject(record);
  });
});
