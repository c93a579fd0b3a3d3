import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  GetCommand,
  PutCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type {
  JobChanged,
  JobQuery,
  JobRepository,
  JobStart,
} from '../../../core/jobs/job-repository.ts';
import type { Job, JobId, JobKey } from '../../../core/jobs/job.ts';
import type { OperatorContext, TenantId } from '../../../core/tenancy/tenant-context.ts';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
} from '../../../core/tenants/tenant-registry.ts';
import type { Page } from '../../../kit/page.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { JOB_PREFIX, jobKey, OPEN_JOBS, tenantPartition } from '../table/control-keys.ts';
import { stateIndexPages } from '../table/state-index-pages.ts';
import { transact, type Write } from '../table/transact.ts';
import { secondsOf } from '../tenants/claim-item.ts';
import { fromJobItem, fromJobKeyItem, jobClaimKey, jobWrite, startWrites } from './job-item.ts';

export type JobTable = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now?: () => Date;
};

/** The jobs that `parse` reads: of one type, or of any. */
export class DynamoJobRepository<J extends Job> implements JobRepository<J> {
  readonly #table: JobTable;
  readonly #parse: (value: unknown) => J;

  constructor(table: JobTable, parse: (value: unknown) => J) {
    this.#table = table;
    this.#parse = parse;
  }

  async find({ tenantId, jobId }: JobKey): Promise<J | null> {
    const item = await this.#get(jobKey(tenantId, jobId));
    return item?.id === jobId ? this.#parse(fromJobItem(item)) : null;
  }

  async list(
    _operator: OperatorContext,
    tenantId: TenantId,
    { limit, after, type, state }: JobQuery,
  ): Promise<Page<J>> {
    const wanted = Object.entries({ type, state }).filter(([, value]) => value !== undefined);
    const page = (start: Record<string, unknown> | undefined) =>
      this.#table.documents.send(
        new QueryCommand({
          TableName: this.#table.tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: {
            ':pk': tenantPartition(tenantId),
            ':prefix': JOB_PREFIX,
            ...Object.fromEntries(wanted.map(([name, value]) => [`:${name}`, value])),
          },
          ...(wanted.length > 0 && {
            FilterExpression: wanted.map(([name]) => `#${name} = :${name}`).join(' AND '),
            ExpressionAttributeNames: Object.fromEntries(
              wanted.map(([name]) => [`#${name}`, name]),
            ),
          }),
          ScanIndexForward: false,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
    const found: J[] = [];
    let start: Record<string, unknown> | undefined =
      after === undefined ? undefined : jobKey(tenantId, after as JobId);
    do {
      const { Items = [], LastEvaluatedKey } = await page(start);
      found.push(...Items.map((item) => this.#parse(fromJobItem(item))));
      start = LastEvaluatedKey;
    } while (start && found.length <= limit);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, ...(found.length > limit && last && { next: last.id }) };
  }

  async answered(claim: IdempotencyClaim): Promise<Result<J | null, IdempotencyKeyReused>> {
    const { now = () => new Date() } = this.#table;
    const item = await this.#get(jobClaimKey(claim));
    // TTL deletes days later.
    if (!item || Number(item.expiresAt) <= secondsOf(now())) return ok(null);
    if (item.fingerprint !== claim.fingerprint) return fail({ kind: 'IdempotencyKeyReused' });
    return ok(await this.find(fromJobKeyItem(item)));
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
    const { documents, tableName } = this.#table;
    const pages = stateIndexPages(documents, { tableName, partition: OPEN_JOBS });
    for await (const items of pages) yield items.map(fromJobKeyItem);
  }

  /** Writes the job with more, all or nothing. Throws when others held the items for too long. */
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

  async #get(key: { readonly pk: string; readonly sk: string }) {
    const { documents, tableName } = this.#table;
    const { Item } = await documents.send(
      new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
    );
    return Item;
  }
}
