import * as z from 'zod';
import { newId } from '../../kit/id.ts';
import { actorOf } from '../events/domain-event.ts';
import type { Principal } from '../access/principal.ts';
import { jobRecord, recordedActor, recordedTime, startingJob, type Job } from '../jobs/job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { archiveReport, NOTHING_DONE } from './archive-record.ts';
import { PLATFORM_PARTS } from './archive.ts';

export const TENANT_EXPORT = 'tenant-export';
export const EXPORT_REMOVAL = 'tenant-export-removal';
/** The archive is kept so long. */
export const ARCHIVE_DAYS = 7;
const REMOVAL_KNOWN_DAYS = 30;
const DAY_MS = 86_400_000;

const part = z.enum(PLATFORM_PARTS);

const exportRecord = jobRecord.extend({
  type: z.literal(TENANT_EXPORT),
  phase: z.enum(['opening', 'gathering', 'writing', 'completing', 'done', 'failed']),
  actor: recordedActor,
  /** Where the tenant was when the upload began: what moved since begins anew. */
  at: z.string().optional(),
  upload: z
    .object({
      uploadId: z.string(),
      parts: z.array(z.object({ number: z.int(), etag: z.string() })),
      /** Bytes of the archive that are written: in parts, or in what is left of a part. */
      offset: z.int(),
      rest: z.string().optional(),
      /** Pages of what is written, for manifest and directory. */
      pages: z.int(),
    })
    .optional(),
  /** What the platform keeps of the tenant, put beside the archive by links. */
  handedOver: z
    .object({
      links: z.array(z.object({ url: z.string(), headers: z.record(z.string(), z.string()) })),
      /** The page of the first of them: a link is long, and those before are of no use. */
      linksFrom: z.int(),
      linksEndAt: recordedTime,
      pages: z.array(z.object({ part, lines: z.int() })),
      /** Absent once all is handed over. */
      next: z.object({ part, after: z.string().optional() }).optional(),
    })
    .optional(),
  /** What is written next. */
  cursor: z
    .discriminatedUnion('of', [
      z.object({ of: z.literal('pages'), next: z.int() }),
      z.object({
        of: z.literal('notifications'),
        number: z.int().optional(),
        after: z.string().optional(),
      }),
      z.object({
        of: z.literal('records'),
        collection: z.string().optional(),
        number: z.int().optional(),
        after: z.string().optional(),
      }),
      z.object({ of: z.literal('files'), after: z.string().optional() }),
      z.object({ of: z.literal('manifest') }),
    ])
    .optional(),
  report: archiveReport,
  expiresAt: recordedTime,
});
export type TenantExport = Readonly<z.output<typeof exportRecord>>;

/** Throws on the record of another type of job. */
export const parseTenantExport = (value: unknown): TenantExport => exportRecord.parse(value);

const removalRecord = jobRecord.extend({
  type: z.literal(EXPORT_REMOVAL),
  exportId: z.custom<TenantExport['id']>((id) => typeof id === 'string'),
});
export type ExportRemoval = Readonly<z.output<typeof removalRecord>>;
export const parseExportRemoval = (value: unknown): ExportRemoval => removalRecord.parse(value);

/** The export, and the job that removes its archive: it is recorded now, and due when the archive has had its days. */
export function newTenantExport(principal: Principal, tenantId: TenantId, now: Date) {
  const { kind, id } = actorOf(principal);
  const expiresAt = new Date(now.getTime() + ARCHIVE_DAYS * DAY_MS);
  const of = { tenantId, startedBy: principal.id };
  const job: TenantExport = {
    ...startingJob<TenantExport>(
      { id: newId('job'), type: TENANT_EXPORT, phase: 'opening', ...of },
      now,
    ),
    actor: { kind, id },
    expiresAt,
    report: NOTHING_DONE,
  };
  return { job, removal: archiveRemoval(job, now) };
}

type Archived = Pick<Job, 'id' | 'tenantId' | 'startedBy'>;

/** Removes the archive of a job, and all beside it, after its days. */
export function archiveRemoval({ id, tenantId, startedBy }: Archived, now: Date): ExportRemoval {
  const dueAt = new Date(now.getTime() + ARCHIVE_DAYS * DAY_MS);
  return {
    ...startingJob<ExportRemoval>(
      {
        ...{ id: newId('job'), tenantId, startedBy },
        ...{ type: EXPORT_REMOVAL, phase: 'removing' },
      },
      dueAt,
    ),
    exportId: id,
    report: {},
    expiresAt: new Date(dueAt.getTime() + REMOVAL_KNOWN_DAYS * DAY_MS),
  };
}
