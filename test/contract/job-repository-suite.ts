import { describe, expect, it } from 'vitest';
import type { JobRepository } from '../../core/jobs/job-repository.ts';
import { startingJob, type Job } from '../../core/jobs/job.ts';
import type { Operator } from '../../core/access/principal.ts';
import { newId } from '../../kit/id.ts';

export const JOBS_NOW = new Date('2026-11-23T12:00:00.000Z');
const operator = { id: 'op-1' } as Operator;
const changed = { ok: false, error: { kind: 'JobChanged' } };

export const aJob = (job: Partial<Job> = {}): Job => ({
  ...startingJob<Job>(
    {
      id: newId('job'),
      tenantId: newId('tnt'),
      type: 'export',
      phase: 'writing',
      startedBy: 'op-1',
    },
    JOBS_NOW,
  ),
  report: {},
  ...job,
});

/** What every JobRepository keeps to. */
export function describeJobRepository(name: string, make: () => Promise<JobRepository>) {
  describe(name, () => {
    it('keeps each member of a job, and what its type adds', async () => {
      const jobs = await make();
      const job = { ...aJob(), targets: { bucket: 'b' } };
      expect(await jobs.create({ job })).toEqual({ ok: true, value: job });
      expect(await jobs.find({ tenantId: job.tenantId, jobId: job.id })).toEqual(job);
      const full: Job = {
        ...job,
        version: 2,
        lease: { owner: 'runner', until: JOBS_NOW },
        cursor: { after: 'ä' },
        settledAt: JOBS_NOW,
        failure: { phase: 'writing', reason: 'No.' },
        error: 'Out.',
        retryAt: JOBS_NOW,
      };
      expect(await jobs.save(full)).toEqual({ ok: true, value: full });
      expect(await jobs.find({ tenantId: job.tenantId, jobId: job.id })).toEqual(full);
    });

    it('writes the next version alone, and creates a job once', async () => {
      const jobs = await make();
      const job = aJob();
      await jobs.create({ job });
      expect(await jobs.create({ job })).toEqual(changed);
      expect((await jobs.save({ ...job, version: 2 })).ok).toBe(true);
      expect(await jobs.save({ ...job, version: 2, run: 2 })).toEqual(changed);
      expect(await jobs.save({ ...job, version: 4 })).toEqual(changed);
    });

    it('finds no job of another tenant, nor one of another type with its time', async () => {
      const jobs = await make();
      const job = aJob();
      await jobs.create({ job });
      expect(await jobs.find({ tenantId: newId('tnt'), jobId: job.id })).toBeNull();
      const other = job.id.replace('job_', 'mov_') as 'mov_';
      expect(await jobs.find({ tenantId: job.tenantId, jobId: other })).toBeNull();
    });

    it('lists the latest first, page by page, by type and state', async () => {
      const jobs = await make();
      const tenantId = newId('tnt');
      const all = ['export', 'move', 'export'].map((type) =>
        aJob({ id: newId(type === 'move' ? 'mov' : 'job'), tenantId, type }),
      );
      for (const job of all) await jobs.create({ job });
      const latest = all.map(({ id }) => id).reverse();
      const first = await jobs.list(operator, tenantId, { limit: 2 });
      expect(first).toMatchObject({ items: [{ id: latest[0] }, { id: latest[1] }] });
      const rest = await jobs.list(operator, tenantId, { limit: 2, after: first.next });
      expect(rest.items.map(({ id }) => id)).toEqual([latest[2]]);
      expect(rest.next).toBeUndefined();

      const moves = await jobs.list(operator, tenantId, { limit: 1, type: 'move' });
      expect(moves).toMatchObject({ items: [{ id: latest[1] }] });
      expect(moves.next).toBeUndefined();
      const [done] = all;
      if (done) await jobs.save({ ...done, state: 'succeeded', version: 2 });
      const running = await jobs.list(operator, tenantId, { limit: 5, state: 'running' });
      expect(running.items).toHaveLength(2);
    });

    it('answers a claim with what it started, and refuses it for another request', async () => {
      const jobs = await make();
      const job = aJob();
      const claim = { actor: 'op-1', key: newId('evt'), fingerprint: 'f' };
      expect(await jobs.answered(claim)).toEqual({ ok: true, value: null });
      await jobs.create({ job, claim });
      expect(await jobs.create({ job: aJob(), claim })).toEqual(changed);
      expect(await jobs.answered(claim)).toEqual({ ok: true, value: job });
      const other = await jobs.answered({ ...claim, fingerprint: 'g' });
      expect(other).toEqual({ ok: false, error: { kind: 'IdempotencyKeyReused' } });
    });

    it('lists the jobs that run, for the sweeper', async () => {
      const jobs = await make();
      const job = aJob();
      const openOf = async () => {
        const keys = [];
        for await (const page of jobs.listOpen()) keys.push(...page);
        return keys.filter(({ tenantId }) => tenantId === job.tenantId);
      };
      await jobs.create({ job });
      expect(await openOf()).toEqual([{ tenantId: job.tenantId, jobId: job.id }]);
      await jobs.save({ ...job, version: 2, state: 'failed' });
      expect(await openOf()).toEqual([]);
    });
  });
}
