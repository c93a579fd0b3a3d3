import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { JobStart } from '../../../core/jobs/job-repository.ts';
import type { Job, JobId, JobKey } from '../../../core/jobs/job.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import { claimWrite, secondsOf } from '../table/claim.ts';
import { idempotencyKey, jobKey } from '../table/control-keys.ts';
import { dueAttributes } from '../table/due.ts';

const jobItem = z.object({ job: z.string() });

/** A job as the ControlTable holds it: one text, and beside it what conditions, filters and the index need. */
const toJobItem = (job: Job) => ({
  ...jobKey(job.tenantId, job.id),
  // The sweeper looks at every job that runs, but at none before it may be retried.
  ...(job.state === 'running' && dueAttributes('job', job.retryAt ?? job.startedAt)),
  ...(job.expiresAt && { expiresAt: secondsOf(job.expiresAt) }),
  id: job.id,
  tenantId: job.tenantId,
  type: job.type,
  state: job.state,
  version: job.version,
  job: JSON.stringify(job),
});

/** The record in an item; throws on an item that is no job. */
export const fromJobItem = (item: unknown): unknown => JSON.parse(jobItem.parse(item).job);

export const jobKeyItem = z
  .object({
    tenantId: z.templateLiteral(['tnt_', z.string()]),
    id: z.custom<JobId>((id) => typeof id === 'string'),
  })
  .transform(({ tenantId, id }): JobKey => ({ tenantId, jobId: id }));

/** The write of a job in the place of the version before it, alone or in a transaction. */
export const jobWrite = (tableName: string, job: Job, writeId: string = randomUUID()) => ({
  TableName: tableName,
  Item: { ...toJobItem(job), writeId },
  ...(job.version === 1
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': job.version - 1 },
      }),
});

/** The writes that start a job, for a transaction. */
export const startWrites = (tableName: string, { job, claim }: JobStart) => ({
  job: { Put: jobWrite(tableName, job) },
  claim:
    claim &&
    claimWrite(
      tableName,
      {
        key: jobClaimKey(claim),
        fingerprint: claim.fingerprint,
        answer: { tenantId: job.tenantId, id: job.id },
      },
      job.startedAt,
    ),
});

/** Apart from the claims on tenants, which are of another form. */
export const jobClaimKey = ({ actor, key }: IdempotencyClaim) =>
  idempotencyKey(`${actor}#jobs`, key);
