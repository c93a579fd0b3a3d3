import type { JobStart } from '../../../core/jobs/job-repository.ts';
import { parseLifeJob, type LifeJob } from '../../../core/tenant-life/life-job.ts';
import type { LifeJobs } from '../../../core/tenant-life/start-life-job.ts';
import type { LifeChange } from '../../../core/tenants/tenant-life.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import { DynamoJobRepository } from '../jobs/dynamo-job-repository.ts';
import { startWrites } from '../jobs/job-item.ts';
import type { JobTable } from '../jobs/job-items.ts';
import { lifeWrites } from '../tenants/life-writes.ts';

export class DynamoLifeJobs implements LifeJobs {
  readonly #tableName: string;
  readonly #jobs: DynamoJobRepository<LifeJob>;

  constructor(table: JobTable) {
    this.#tableName = table.tableName;
    this.#jobs = new DynamoJobRepository(table, parseLifeJob);
  }

  answered(claim: IdempotencyClaim) {
    return this.#jobs.answered(claim);
  }

  begin(start: JobStart<LifeJob>, change: LifeChange) {
    return this.#jobs.transact(start.job, {
      ...startWrites(this.#tableName, start),
      ...lifeWrites(this.#tableName, change),
    });
  }
}
