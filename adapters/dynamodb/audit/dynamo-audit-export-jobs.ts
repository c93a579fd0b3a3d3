import type { AuditExportJobs } from '../../../core/audit/start-export.ts';
import { AUDIT_EXPORT, parseExport, type AuditExport } from '../../../core/audit/export-record.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { JobStart } from '../../../core/jobs/job-repository.ts';
import { parseJob, type Job, type JobKey } from '../../../core/jobs/job.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import { ok } from '../../../kit/result.ts';
import { toEventItem } from '../events/event-item.ts';
import { DynamoJobRepository } from '../jobs/dynamo-job-repository.ts';
import { startWrites } from '../jobs/job-item.ts';
import type { JobTable } from '../jobs/job-items.ts';
import { putNew } from '../table/put-new.ts';

/** Exports among a tenant's jobs: one of another type is none. */
export class DynamoAuditExportJobs implements AuditExportJobs {
  readonly #tableName: string;
  readonly #jobs: DynamoJobRepository<Job>;
  readonly #exports: DynamoJobRepository<AuditExport>;

  constructor(table: JobTable) {
    this.#tableName = table.tableName;
    this.#jobs = new DynamoJobRepository(table, parseJob);
    this.#exports = new DynamoJobRepository(table, parseExport);
  }

  async find(key: JobKey): Promise<AuditExport | null> {
    return toExport(await this.#jobs.find(key));
  }

  async answered(claim: IdempotencyClaim) {
    const answered = await this.#jobs.answered(claim);
    return answered.ok ? ok(toExport(answered.value)) : answered;
  }

  begin(start: JobStart<AuditExport>, event: DomainEvent<string, object>) {
    return this.#exports.transact(start.job, {
      ...startWrites(this.#tableName, start),
      event: putNew(this.#tableName, toEventItem(event)),
    });
  }
}

const toExport = (job: Job | null): AuditExport | null =>
  job?.type === AUDIT_EXPORT ? parseExport(job) : null;
