import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type {
  JobChanged,
  JobQuery,
  JobRepository,
  JobStart,
} from '../../../core/jobs/job-repository.ts';
import type { Job, JobKey } from '../../../core/jobs/job.ts';
import type { Operator } from '../../../core/access/principal.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
} from '../../../core/tenants/tenant-registry.ts';
import type { Page } from '../../../kit/page.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { readClaim } from '../table/claim.ts';
import { jobKey } from '../table/control-keys.ts';
import { dueItems } from '../table/due.ts';
import { getItem } from '../table/get-item.ts';
import { transact, type Write } from '../table/transact.ts';
import { fromJobItem, jobClaimKey, jobKeyItem, jobWrite, startWrites } from './job-item.ts';
import { jobItems, type JobTable } from './job-items.ts';

/** The jobs that `parse` reads: of one type, or of any. */
export class DynamoJobRepository<J extends Job> implements JobRepository<J> {
  readonly #table: JobTable;
  readonly #parse: (value: unknown) => J;

  constructor(table: JobTable, parse: (value: unknown) => J) {
    this.#table = table;
    this.#parse = parse;
  }

  async find({ tenantId, jobId }: JobKey): Promise<J | null> {
    const { documents, tableName } = this.#table;
    const item = await getItem(documents, tableName, jobKey(tenantId, jobId));
    return item?.id === jobId ? this.#parse(fromJobItem(item)) : null;
  }

  async list(_operator: Operator, tenantId: TenantId, query: JobQuery): Promise<Page<J>> {
    const { limit } = query;
    const items = await jobItems(this.#table, tenantId, query);
    const found = items.slice(0, limit).map((item) => this.#parse(fromJobItem(item)));
    const last = found.at(-1);
    return { items: found, ...(items.length > limit && last && { next: last.id }) };
  }

  async answered(claim: IdempotencyClaim): Promise<Result<J | null, IdempotencyKeyReused>> {
    const { documents, tableName, now = () => new Date() } = this.#table;
    const key = jobClaimKey(claim);
    const { fingerprint } = claim;
    const claimed = { tableName, key, fingerprint, answer: jobKeyItem, now: now() };
    const kept = await readClaim(documents, claimed);
    return kept.ok ? ok(kept.value && (await this.find(kept.value))) : kept;
  }

  create(start: JobStart<J>): Promise<Result<J, JobChanged>> {
    return this.transact(start.job, startWrites(this.#table.tableName, start));
  }

  async save(job: J): Promise<Result<J, JobChanged>> {
    const writeId = randomUUID();
    try {
      await this.#table.documents.send(
        new PutCommand({
          ...jobWrite(this.#table.tableName, job, writeId),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return ok(job);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // The client repeats a write whose answer was lost, and then finds its own.
      return error.Item?.writeId?.S === writeId ? ok(job) : fail({ kind: 'JobChanged' });
    }
  }

  async *listOpen(): AsyncIterable<readonly JobKey[]> {
    const { documents, tableName, now = () => new Date() } = this.#table;
    const due = dueItems(documents, { tableName, kind: 'job', now: now() });
    for await (const items of due) yield items.map((item) => jobKeyItem.parse(item));
  }

  /** Writes the job with more, all or nothing. Throws when other transactions kept the items locked for too long. */
  async transact(
    job: J,
    writes: Readonly<Record<string, Write | undefined>>,
  ): Promise<Result<J, JobChanged>> {
    const written = await transact(this.#table.documents, writes);
    if (written.ok) return ok(job);
    if (written.error.kind === 'Contended')
      throw new Error('The job’s items are written by others.');
    return fail({ kind: 'JobChanged' });
  }
}
