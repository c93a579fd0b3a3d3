import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { JobStart } from '../../../core/jobs/job-repository.ts';
import { parseJob, type Job, type JobKey } from '../../../core/jobs/job.ts';
import type { ExportRemoval } from '../../../core/portability/export-record.ts';
import type { ImportJobs } from '../../../core/portability/import-jobs.ts';
import {
  parseTenantImport,
  TENANT_IMPORT,
  type TenantImport,
} from '../../../core/portability/import-record.ts';
import { newCorrection } from '../../../core/quotas/correction-job.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import { ok } from '../../../kit/result.ts';
import { toEventItem } from '../events/event-item.ts';
import { DynamoJobRepository } from '../jobs/dynamo-job-repository.ts';
import { jobWrite, startWrites } from '../jobs/job-item.ts';
import type { JobTable } from '../jobs/job-items.ts';
import { putNew } from '../table/put-new.ts';

/** Imports among a tenant's jobs: one of another type is none. */
export class DynamoImportJobs implements ImportJobs {
  readonly #tableName: string;
  readonly #jobs: DynamoJobRepository<Job>;
  readonly #imports: DynamoJobRepository<TenantImport>;

  constructor(table: JobTable) {
    this.#tableName = table.tableName;
    this.#jobs = new DynamoJobRepository(table, parseJob);
    this.#imports = new DynamoJobRepository(table, parseTenantImport);
  }

  async find(key: JobKey): Promise<TenantImport | null> {
    return toImport(await this.#jobs.find(key));
  }

  async answered(claim: IdempotencyClaim) {
    const answered = await this.#jobs.answered(claim);
    return answered.ok ? ok(toImport(answered.value)) : answered;
  }

  begin(start: JobStart<TenantImport>, removal: ExportRemoval) {
    return this.#imports.transact(start.job, {
      ...startWrites(this.#tableName, start),
      removal: { Put: jobWrite(this.#tableName, removal) },
    });
  }

  finish(job: TenantImport, event: DomainEvent<string, object>) {
    // Whoever uploads is counted as he does; what an import wrote is counted by the job that counts all.
    const correction = newCorrection(job.tenantId, event.time);
    return this.#imports.transact(job, {
      job: { Put: jobWrite(this.#tableName, job) },
      event: putNew(this.#tableName, toEventItem(event)),
      correction: { Put: jobWrite(this.#tableName, correction) },
    });
  }
}

const toImport = (job: Job | null): TenantImport | null =>
  job?.type === TENANT_IMPORT ? parseTenantImport(job) : null;
