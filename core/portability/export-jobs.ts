import type { Result } from '../../kit/result.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { JobChanged, JobStart } from '../jobs/job-repository.ts';
import type { JobKey } from '../jobs/job.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { ExportRemoval, TenantExport } from './export-record.ts';

type Event = DomainEvent<string, object>;

/** The exports of tenants. Each write is one transaction. All throw on an outage. */
export interface ExportJobs {
  find(key: JobKey): Promise<TenantExport | null>;
  answered(claim: IdempotencyClaim): Promise<Result<TenantExport | null, IdempotencyKeyReused>>;
  /** Records an export, its claim, and the job that removes its archive. */
  begin(
    start: JobStart<TenantExport>,
    removal: ExportRemoval,
  ): Promise<Result<TenantExport, JobChanged>>;
  /** Writes the last version of an export with the event that tells of it. */
  finish(job: TenantExport, event: Event): Promise<Result<TenantExport, JobChanged>>;
  tell(event: Event): Promise<void>;
}
