import { describe, expect, it } from 'vitest';
import { advanceJob } from '../../../core/jobs/advance-job.ts';
import {
  CORRECTION,
  correctionJob,
  newCorrection,
  type Correction,
} from '../../../core/quotas/correction-job.ts';
import { StorageQuota } from '../../../core/quotas/storage-quota.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { FakeStorageCounters } from '../../fakes/fake-storage-counters.ts';
import { aPlan } from '../../support/plans/a-plan.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

type World = {
  readonly filePages?: readonly number[];
  readonly recordPages?: readonly number[];
  /** Called before each read of what is stored. */
  readonly onRead?: (tenant: { current: Tenant }) => void;
};

async function arrange({ filePages = [30], recordPages = [12], onRead }: World = {}) {
  let time = Date.parse('2026-11-27T03:00:00Z');
  const now = () => new Date(time);
  const tenant = { current: { ...aTenant(now()), state: 'active', plan: 'basic' } as Tenant };
  const counters = new FakeStorageCounters(now);
  const scopes: TenantScope[] = [];
  const meterOf = (pages: readonly number[]) => ({
    count: async (scope: TenantScope, _reads: number, from = '0') => {
      onRead?.(tenant);
      scopes.push(scope);
      const page = Number(from);
      const isComplete = page + 1 >= pages.length;
      const figures = { count: 1, collections: 1, items: 1, bytes: pages[page] ?? 0 };
      return { figures, isComplete, ...(!isComplete && { next: String(page + 1) }) };
    },
  });
  const jobs = new FakeJobRepository<Correction>();
  const type = correctionJob({
    tenants: { find: async () => tenant.current },
    plans: { basic: aPlan('basic', '1mb_storage') },
    ...{ counters, storage: new StorageQuota(counters, now), now },
    files: meterOf(filePages),
    records: meterOf(recordPages),
    longestWriteSeconds: 25,
    isOver: () => false,
  });
  const job = newCorrection(tenant.current.id, now());
  await jobs.create({ job });
  const ports = { jobs, types: { [CORRECTION]: type }, now };
  const key = { tenantId: job.tenantId, jobId: job.id };
  /** As the machine does it: waits as long as it is told to. */
  const run = async (onWait: () => void = () => undefined) => {
    for (let step = 0; step < 20; step += 1) {
      const done = await advanceJob(ports, { ...key, deadline: new Date(time + 60_000) });
      if (done.outcome === 'wait') time += done.seconds * 1000;
      if (done.outcome === 'wait') onWait();
      if (!['wait', 'continue'].includes(done.outcome)) return done.outcome;
    }
    throw new Error('It does not end.');
  };
  const used = async () => (await counters.find(job.tenantId)).usedBytes;
  return {
    counters,
    account: { tenantId: job.tenantId, limitBytes: 1024 ** 2 },
    scopes,
    run,
    used,
    jobs,
    key,
  };
}

describe('the daily correction', () => {
  it('makes the counter of a tenant from before, of its files and records', async () => {
    const { run, used, jobs, key } = await arrange({ filePages: [30, 40], recordPages: [12, 8] });
    expect(await run()).toBe('succeeded');
    expect(await used()).toBe(90);
    expect(await jobs.find(key)).toMatchObject({
      state: 'succeeded',
      report: { filesBytes: 70, recordsBytes: 20, addedBytes: 90 },
    });
  });

  it('adds no part twice, whichever write of its record got no answer', async () => {
    for (let nth = 1; nth <= 12; nth += 1) {
      const { run, used, jobs } = await arrange({ filePages: [30, 40], recordPages: [12, 8] });
      const save = jobs.save.bind(jobs);
      let saves = 0;
      jobs.save = async (job) => {
        const saved = await save(job);
        saves += 1;
        if (saves === nth) throw new Error('No answer came.');
        return saved;
      };
      await run().catch(() => run());
      expect(await used()).toBe(90);
    }
  });

  it('takes back what killed functions counted and never wrote', async () => {
    const { run, used, counters, account } = await arrange();
    await counters.take(account, 500);
    await run();
    expect(await used()).toBe(42);
  });

  it('leaves alone what is written meanwhile', async () => {
    const { run, used, counters, account } = await arrange({ filePages: [30] });
    await counters.take(account, 42);
    await run(() => void counters.take(account, 7));
    // Two waits: whether the reads saw them is not known.
    expect(await used()).toBe(56);
  });

  it('counts anew, at the new placement, when the tenant was moved meanwhile', async () => {
    let reads = 0;
    const { run, used, scopes } = await arrange({
      filePages: [30, 40],
      onRead: (tenant) => {
        reads += 1;
        if (reads === 1) tenant.current = { ...tenant.current, isolation: 'separate_schema' };
      },
    });
    await run();
    expect(await used()).toBe(82);
    expect(scopes.map(({ isolation }) => isolation)).toEqual([
      'shared_schema',
      ...Array.from({ length: 3 }, () => 'separate_schema'),
    ]);
  });

  it('tells the owners of what it found', async () => {
    const { run, counters } = await arrange({ filePages: [1024 ** 2] });
    await run();
    expect(counters.events).toMatchObject([{ data: { percent: 100 } }]);
  });
});
