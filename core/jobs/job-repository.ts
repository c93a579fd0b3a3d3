import type { Page, PageRequest } from '../../kit/page.ts';
import type { Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { Job, JobKey, JobState } from './job.ts';

/** The job, or what is written with it, is not what it was when it was read; nothing was written. */
export type JobChanged = { readonly kind: 'JobChanged' };

export type JobQuery = PageRequest & { readonly type?: string; readonly state?: JobState };

export type JobStart<J extends Job = Job> = { readonly job: J; readonly claim?: IdempotencyClaim };

/**
 * The records of jobs. A write bears the job's next version and holds only while the one before it
 * stands: of two runners one writes. Everything throws on an outage; a write may then be done.
 */
export interface JobRepository<J extends Job = Job> {
  /** As it is now; null for an unknown one. */
  find(key: JobKey): Promise<J | null>;

  /** A tenant's jobs, latest first. */
  list(operator: Operator, tenantId: TenantId, query: JobQuery): Promise<Page<J>>;

  /** What the first request of this claim started, or null; fails when that request was another one. */
  answered(claim: IdempotencyClaim): Promise<Result<J | null, IdempotencyKeyReused>>;

  /** Records a job and its claim, all or nothing. */
  create(start: JobStart<J>): Promise<Result<J, JobChanged>>;

  save(job: J): Promise<Result<J, JobChanged>>;

  /** Every job that runs, page by page; may lag by a second. */
  listOpen(): AsyncIterable<readonly JobKey[]>;
}
