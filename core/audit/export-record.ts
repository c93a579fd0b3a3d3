import * as z from 'zod';
import { newId } from '../../kit/id.ts';
import { jobRecord, recordedTime, startingJob } from '../jobs/job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { AuditEntryId } from './audit-entry.ts';
import { EXPORT_DAYS } from './audit-exports.ts';
import type { AuditFilter } from './list-audit.ts';

export const AUDIT_EXPORT = 'audit-export';

const isEntryId = (id: unknown) => typeof id === 'string';

const exportRecord = jobRecord.extend({
  type: z.literal(AUDIT_EXPORT),
  phase: z.enum(['writing', 'completing', 'done', 'failed']),
  filter: z.object({
    actor: z.string().optional(),
    action: z.string().optional(),
    target: z.string().optional(),
    from: recordedTime.optional(),
    to: recordedTime,
  }),
  upload: z
    .object({
      uploadId: z.string(),
      heads: z.array(z.tuple([z.int(), z.int(), z.string()])),
      parts: z.array(z.object({ number: z.int(), etag: z.string() })),
    })
    .optional(),
  cursor: z
    .object({
      after: z.custom<AuditEntryId>(isEntryId),
      digest: z.string(),
      rest: z.string().optional(),
    })
    .optional(),
  report: z.object({ entries: z.number(), bytes: z.number() }),
  expiresAt: recordedTime,
});
export type AuditExport = Readonly<z.output<typeof exportRecord>>;

/** Throws on the record of another type of job. */
export const parseExport = (value: unknown): AuditExport => exportRecord.parse(value);

export type NewExport = {
  readonly tenantId: TenantId;
  readonly filter: AuditFilter;
  readonly startedBy: string;
};

/** Of what there is when it starts: what comes later is not in it. */
export const newExport = ({ tenantId, filter, startedBy }: NewExport, now: Date): AuditExport => ({
  ...startingJob<AuditExport>(
    { id: newId('job'), tenantId, type: AUDIT_EXPORT, phase: 'writing', startedBy },
    now,
  ),
  expiresAt: new Date(now.getTime() + EXPORT_DAYS * 86_400_000),
  filter: { ...filter, to: filter.to && filter.to < now ? filter.to : now },
  report: { entries: 0, bytes: 0 },
});
