import { describe, expect, it } from 'vitest';
import type { Correction } from '../../../core/quotas/correction-job.ts';
import { hourOf, startCorrections } from '../../../core/quotas/start-corrections.ts';
import { newId } from '../../../kit/id.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';

const tenants = Array.from({ length: 500 }, () => newId('tnt'));

async function startAt(hour: number, { isBroken = false, secondsLeft = 600 } = {}) {
  const jobs = new FakeJobRepository<Correction>();
  const runs: string[] = [];
  const errors: string[] = [];
  const time = Date.UTC(2026, 10, 27, hour, 5);
  const ports = {
    tenants: {
      async *active() {
        yield tenants.slice(0, 200);
        yield tenants.slice(200);
      },
    },
    jobs,
    runs: {
      start: async ({ tenantId }: { readonly tenantId: string }) => {
        if (isBroken) throw new Error('Throttled.');
        runs.push(tenantId);
      },
    },
    now: () => new Date(time),
    onError: ({ tenantId }: { readonly tenantId: string }) => void errors.push(tenantId),
  };
  const count = await startCorrections(ports, new Date(time + secondsLeft * 1000));
  return { count, runs, errors, jobs: [...jobs.jobs.values()] };
}

describe('startCorrections', () => {
  it('takes up each tenant once a day', async () => {
    const hours = await Promise.all(Array.from({ length: 24 }, (_, hour) => startAt(hour)));
    const started = hours.flatMap(({ runs }) => runs);
    expect(started.toSorted()).toEqual(tenants.toSorted());
    expect(Math.max(...hours.map(({ runs }) => runs.length))).toBeLessThan(60);
  });

  it('records the job, which is gone after a week', async () => {
    const [first = ''] = tenants;
    const { jobs } = await startAt(hourOf(first));
    const job = jobs.find(({ tenantId }) => tenantId === first);
    const keptMs = Number(job?.expiresAt) - Number(job?.startedAt);
    expect(job).toMatchObject({ type: 'storage-correction', state: 'running' });
    expect(keptMs).toBe(7 * 86_400_000);
  });

  it('leaves what it could not start to the sweeper of jobs, and says so', async () => {
    const { count, errors, jobs } = await startAt(3, { isBroken: true });
    expect(jobs.length).toBeGreaterThan(0);
    expect(errors).toHaveLength(jobs.length);
    expect(count).toEqual({ started: jobs.length, error: 0 });
  });

  it('ends at its deadline', async () => {
    expect((await startAt(3, { secondsLeft: 0 })).count.started).toBe(0);
  });
});
