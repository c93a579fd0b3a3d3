import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { JobStart } from '../../../core/jobs/job-repository.ts';
import { parseJob, type Job, type JobKey } from '../../../core/jobs/job.ts';
import type { ExportJobs } from '../../../core/portability/export-jobs.ts';
import {
  parseTenantExport,
  TENANT_EXPORT,
  type ExportRemoval,
  type TenantExport,
} from '../../../core/portability/export-record.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import { ok } from '../../../kit/result.ts';
import { toEventItem } from '../events/event-item.ts';
import { DynamoJobRepository } from '../jobs/dynamo-job-repository.ts';
import { jobWrite, startWrites } from '../jobs/job-item.ts';
import type { JobTable } from '../jobs/job-items.ts';
import { putNew } from '../table/put-new.ts';

/** Exports among a tenant's jobs: one of another type is none. */
export class DynamoExportJobs implements ExportJobs {
  readonly #table: JobTable;
  readonly #jobs: DynamoJobRepository<Job>;
  readonly #exports: DynamoJobRepository<TenantExport>;

  constructor(table: JobTable) {
    this.#table = table;
    this.#jobs = new DynamoJobRepository(table, parseJob);
    this.#exports = new DynamoJobRepository(table, parseTenantExport);
  }

  async find(key: JobKey): Promise<TenantExport | null> {
    return toExport(await this.#jobs.find(key));
  }

  async answered(claim: IdempotencyClaim) {
    const answered = await this.#jobs.answered(claim);
    return answered.ok ? ok(toExport(answered.value)) : answered;
  }

  begin(start: JobStart<TenantExport>, removal: ExportRemoval) {
    return this.#exports.transact(start.job, {
      ...startWrites(this.#table.tableName, start),
      removal: { Put: jobWrite(this.#table.tableName, removal) },
    });
  }

  async tell(event: DomainEvent<string, object>): Promise<void> {
    const { documents, tableName } = this.#table;
    await documents.send(new PutCommand({ TableName: tableName, Item: toEventItem(event) }));
  }

  finish(job: TenantExport, event: DomainEvent<string, object>) {
    return this.#exports.transact(job, {
      job: { Put: jobWrite(this.#table.tableName, job) },
      event: putNew(this.#table.tableName, toEventItem(event)),
    });
  }
}

const toExport = (job: Job | null): TenantExport | null =>
  job?.type === TENANT_EXPORT ? parseTenantExport(job) : null;
