import { advanceJob } from '../../../../core/jobs/advance-job.ts';
import {
  correctionJob,
  CORRECTION,
  newCorrection,
} from '../../../../core/quotas/correction-job.ts';
import { StorageQuota } from '../../../../core/quotas/storage-quota.ts';
import type { TenantScope } from '../../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../../core/tenants/tenant.ts';
import { FakeJobRepository } from '../../../fakes/fake-job-repository.ts';
import { FakeStorageCounters } from '../../../fakes/fake-storage-counters.ts';
import { guarded } from '../../guarded.ts';
import { aPlan } from '../../plans/a-plan.ts';
import { aTenant } from '../../provisioning/a-tenant.ts';
import type { JobWorld } from '../job-process.ts';
import { SimulatedClock } from '../simulation.ts';

const PAGES = { files: [30, 40], records: [12, 8] };
const STORED_BYTES = 90;

/** A tenant whose counter is wrong by all that it has stored. */
export async function correctionWorld(): Promise<JobWorld> {
  const clock = new SimulatedClock('2026-11-27T03:00:00Z');
  const now = () => clock.time;
  const tenant: Tenant = { ...aTenant(now()), state: 'active' };
  const counters = new FakeStorageCounters(now);
  const jobs = new FakeJobRepository();
  const begin = async () => {
    const job = newCorrection(tenant.id, now());
    await jobs.create({ job });
    return { jobId: job.id, tenantId: tenant.id };
  };
  const ports = {
    ...{ jobs, counters, tenants: { find: async () => tenant } },
    ...{ files: meterOf(PAGES.files), records: meterOf(PAGES.records) },
  };
  return {
    clock,
    jobs,
    key: await begin(),
    tasks: {
      AdvanceJob: ({ key, input, around }) => {
        const { jobs: guardedJobs, ...others } = guarded(ports, around);
        const type = correctionJob({
          ...{ ...others, now, longestWriteSeconds: 25, isOver: () => false },
          plans: { basic: aPlan('basic', '1mb_storage') },
          storage: new StorageQuota(others.counters, now),
        });
        const giveUp = input.giveUp as string | undefined;
        const types = { [CORRECTION]: type };
        return advanceJob({ jobs: guardedJobs, types, now }, { ...key, giveUp });
      },
    },
    judge: ({ state }) => {
      const bytes = counters.countOf(tenant.id).usedBytes;
      if (bytes !== STORED_BYTES && bytes !== 0)
        return { outcome: 'done twice', detail: `${bytes}` };
      if (state === 'failed') return { outcome: 'resumable' };
      return { outcome: bytes === STORED_BYTES ? 'done once' : 'stuck' };
    },
    again: begin,
  };
}

const meterOf = (pages: readonly number[]) => ({
  count: async (_scope: TenantScope, _reads: number, from = '0') => {
    const page = Number(from);
    const isComplete = page + 1 >= pages.length;
    const figures = { count: 1, collections: 1, items: 1, bytes: pages[page] ?? 0 };
    return { figures, isComplete, ...(!isComplete && { next: String(page + 1) }) };
  },
});
