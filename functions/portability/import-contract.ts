import * as z from 'zod';
import { IMPORT_PHASES, MAX_ARCHIVE_BYTES } from '../../core/portability/import-record.ts';
import { JOB_STATES } from '../../core/jobs/job.ts';
import { idempotencyHeaders, idParam } from '../edge/request-schemas.ts';

const importId = idParam('job', 'The id of the import');
const tenantId = idParam('tnt', 'The id of the tenant');
const time = z.iso.datetime();

const example = {
  id: 'job_01kb2v3m9ne4a8x0c5r7d6f1gh',
  tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
  state: 'running' as const,
  phase: 'receiving' as const,
  entries: 0,
  bytes: 0,
  counts: {},
  startedAt: '2026-11-27T12:00:00.000Z',
  upload: {
    url: 'https://files.s3.amazonaws.com/t/tnt_01kb2v3m9ne4a8x0c5r7d6f1gh/.archives/job_01kb2v3m9ne4a8x0c5r7d6f1gh/archive.zip?X-Amz-Signature=4f2a',
    headers: { 'content-length': '1204883', 'if-none-match': '*' },
    expiresAt: '2026-11-27T12:15:00.000Z',
  },
};

export const tenantImportView = z
  .object({
    id: importId,
    tenantId,
    state: z.enum(JOB_STATES),
    phase: z.enum(IMPORT_PHASES),
    entries: z.int().meta({ description: 'Of the archive, written so far' }),
    bytes: z.int().meta({ description: 'Written so far' }),
    counts: z
      .record(z.string(), z.int())
      .meta({ description: 'Files, and lines of everything else, by kind' }),
    startedAt: time,
    finishedAt: time.optional(),
    failure: z.string().optional().meta({ description: 'Why it failed' }),
    upload: z
      .object({ url: z.url(), headers: z.record(z.string(), z.string()), expiresAt: time })
      .optional()
      .meta({
        description:
          'Until the archive is there: a link for a quarter of an hour, new each time; a PUT with these headers',
      }),
  })
  .meta({
    id: 'TenantImport',
    description: 'An archive on its way into a fresh tenant',
    examples: [example],
  });

const tags = ['Portability'];

export const importContract = {
  startTenantImport: {
    summary: 'Import an archive into a fresh tenant',
    description:
      'Answers a link that takes the archive of an export, of this platform or another one. Each entry is compared with the manifest before anything is written; an archive that was changed or cut off, or that the tenant’s plan has no room for, is refused. Records and files keep their ids; roles, members and settings are taken where the tenant has none of that name. Members ask for a new password where they sign in; API keys are made anew; audit log and usage are kept for reading and billed to nobody. Follow it at `Location`.',
    tags,
    params: z.object({ tenantId }),
    headers: idempotencyHeaders,
    body: z
      .strictObject({
        size: z
          .int()
          .min(1)
          .max(MAX_ARCHIVE_BYTES)
          .meta({ description: 'Of the archive, in bytes', examples: [1_204_883] }),
      })
      .meta({
        id: 'NewTenantImport',
        description: 'The archive that comes',
        examples: [{ size: 1_204_883 }],
      }),
    answers: {
      202: {
        description: 'The archive is waited for',
        body: tenantImportView,
        headers: { location: { description: 'Where to follow the import' } },
      },
    },
    refusals: ['TenantNotFound', 'TenantNotPortable', 'IdempotencyKeyReused', 'TenantBusy'],
  },
  getTenantImport: {
    summary: 'Show an import',
    tags,
    params: z.object({ tenantId, importId }),
    answers: { 200: { description: 'The import', body: tenantImportView } },
    refusals: ['TenantNotFound', 'ImportNotFound'],
  },
} as const;
