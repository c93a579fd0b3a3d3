import * as z from 'zod';
import { newId } from '../../kit/id.ts';
import type { Principal } from '../access/principal.ts';
import { actorOf } from '../events/domain-event.ts';
import { jobRecord, recordedActor, startingJob } from '../jobs/job.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { archiveReport, NOTHING_DONE } from './archive-record.ts';
import { archiveRemoval } from './export-record.ts';

export const TENANT_IMPORT = 'tenant-import';
/** What one upload takes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html */
export const MAX_ARCHIVE_BYTES = 5 * 1024 ** 3;
const KNOWN_DAYS = 30;

export const IMPORT_PHASES = [
  'receiving',
  'verifying',
  'writing',
  'opening',
  'enrolling',
  'completing',
  'done',
  'failed',
] as const;

const importRecord = jobRecord.extend({
  type: z.literal(TENANT_IMPORT),
  phase: z.enum(IMPORT_PHASES),
  actor: recordedActor,
  sizeBytes: z.int(),
  /** Where the tenant was when it began: a move leaves the archive behind. */
  at: z.string().optional(),
  /** The archive as it was received: another one in its place is not read. */
  archive: z.object({ etag: z.string(), bytes: z.int() }).optional(),
  /** Of the tenant that was exported. */
  source: z.object({ tenantId: z.string(), slug: z.string(), exportedAt: z.string() }).optional(),
  /** The entries that are done, in the order of the manifest. */
  cursor: z.object({ next: z.int() }).optional(),
  /** What the platform keeps, for the function that may write it: a link each, in the order of their use. */
  people: z
    .object({
      links: z.array(z.object({ kind: z.enum(['roles', 'members', 'settings']), url: z.string() })),
      done: z.object({ links: z.int(), lines: z.int() }),
    })
    .optional(),
  report: archiveReport,
});
export type TenantImport = Readonly<z.output<typeof importRecord>>;

/** Throws on the record of another type of job. */
export const parseTenantImport = (value: unknown): TenantImport => importRecord.parse(value);

type NewImport = { readonly tenantId: TenantId; readonly sizeBytes: number };

/** The import, and the job that removes its archive, should it be left. */
export function newTenantImport(
  principal: Principal,
  { tenantId, sizeBytes }: NewImport,
  now: Date,
) {
  const { kind, id } = actorOf(principal);
  const job: TenantImport = {
    ...startingJob<TenantImport>(
      {
        ...{ id: newId('job'), tenantId, type: TENANT_IMPORT, phase: 'receiving' },
        startedBy: principal.id,
      },
      now,
    ),
    actor: { kind, id },
    sizeBytes,
    expiresAt: new Date(now.getTime() + KNOWN_DAYS * 86_400_000),
    report: NOTHING_DONE,
  };
  return { job, removal: archiveRemoval(job, now) };
}
