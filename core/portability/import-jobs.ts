import type { Result } from '../../kit/result.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { JobChanged, JobStart } from '../jobs/job-repository.ts';
import type { JobKey } from '../jobs/job.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { ExportRemoval } from './export-record.ts';
import type { TenantImport } from './import-record.ts';

/** The imports into tenants. Each write is one transaction. All throw on an outage. */
export interface ImportJobs {
  find(key: JobKey): Promise<TenantImport | null>;
  answered(claim: IdempotencyClaim): Promise<Result<TenantImport | null, IdempotencyKeyReused>>;
  /** Records an import, its claim, and the job that removes what is left of its archive. */
  begin(
    start: JobStart<TenantImport>,
    removal: ExportRemoval,
  ): Promise<Result<TenantImport, JobChanged>>;
  /** Writes the last version with the event, and has the tenant's storage counted anew. */
  finish(
    job: TenantImport,
    event: DomainEvent<string, object>,
  ): Promise<Result<TenantImport, JobChanged>>;
}
