import { createHash } from 'node:crypto';
import { eachDue } from '../../kit/each-due.ts';
import type { JobRepository } from '../jobs/job-repository.ts';
import type { JobRuns } from '../jobs/job-runs.ts';
import { startJob } from '../jobs/start-job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { newCorrection, type Correction } from './correction-job.ts';

/** The tenants whose users are let in, page by page; may lag by a second. */
export interface ActiveTenants {
  active(): AsyncIterable<readonly TenantId[]>;
}

export type StartCorrectionsPorts = {
  readonly tenants: ActiveTenants;
  readonly jobs: Pick<JobRepository<Correction>, 'create' | 'answered'>;
  readonly runs: Pick<JobRuns, 'start'>;
  readonly now: () => Date;
  readonly onError: (of: { readonly tenantId: TenantId }, error: unknown) => void;
};

export type CorrectionsStarted = { readonly started: number; readonly error: number };

/** Each tenant has an hour of the day, so that not all are counted at once. */
export const hourOf = (tenantId: string): number =>
  createHash('sha256').update(tenantId).digest().readUInt32BE() % 24;

/**
 * Starts the correction of every tenant whose hour it is, one after the other: that spreads them over minutes.
 * Those that the deadline cuts off wait for the next day.
 */
export async function startCorrections(
  ports: StartCorrectionsPorts,
  deadline: Date,
): Promise<CorrectionsStarted> {
  const hour = ports.now().getUTCHours();
  const { done, error } = await eachDue(
    {
      ...{ pages: ports.tenants.active(), deadline, now: ports.now },
      onError: (tenantId, cause) => ports.onError({ tenantId }, cause),
    },
    async (tenantId) => {
      if (hourOf(tenantId) !== hour) return 0;
      await startOne(ports, tenantId);
      return 1;
    },
  );
  return { started: done, error };
}

async function startOne(ports: StartCorrectionsPorts, tenantId: TenantId): Promise<void> {
  const onDelay = (_: Correction, cause: unknown) => ports.onError({ tenantId }, cause);
  const job = newCorrection(tenantId, ports.now());
  await startJob({ ...ports, onDelay }, undefined, () => ports.jobs.create({ job }));
}
