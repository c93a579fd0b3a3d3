import type { JobOutcome } from '../jobs/job-outcome.ts';
import type { JobChanged } from '../jobs/job-repository.ts';
import type { Result } from '../../kit/result.ts';
import { tombstoneOf } from './tombstone-of.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { certificateOf } from './certificate.ts';
import { tenantErased, type TenantErased } from './erasure-events.ts';
import type { ErasureJob, LeasedErasure } from './erasure-job.ts';

export type Completion = {
  readonly job: ErasureJob;
  readonly before: Tenant;
  readonly after: Tenant;
  readonly event: TenantErased;
};

export interface Completions {
  /**
   * Replaces the tenant by what is kept of it, frees its slug and its place, and records the certificate
   * with the job, all or nothing.
   */
  complete(completion: Completion): Promise<Result<ErasureJob, JobChanged>>;
}

export type CompleteErasurePorts = {
  readonly completions: Completions;
  readonly now: () => Date;
};

export async function completeErasure(
  { completions, now }: CompleteErasurePorts,
  leased: LeasedErasure,
  before: Tenant,
): Promise<JobOutcome> {
  const { id: jobId, startedAt, actor } = leased.job;
  const erasedAt = now();
  const after = tombstoneOf(before, { jobId, startedAt, erasedAt });
  const certificate = certificateOf(leased.job, erasedAt);
  const event = tenantErased(certificate, { time: erasedAt, actor });
  const ending = {
    ...leased.ending('done', 'succeeded'),
    partitions: undefined,
    customerId: undefined,
    report: { ...leased.job.report, certificate },
  };
  await leased.write(ending, (job) => completions.complete({ job, before, after, event }));
  return { outcome: 'succeeded' };
}
