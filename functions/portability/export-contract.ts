import * as z from 'zod';
import { JOB_STATES } from '../../core/jobs/job.ts';
import { idempotencyHeaders, idParam } from '../edge/request-schemas.ts';

const exportId = idParam('job', 'The id of the export');
const tenantId = idParam('tnt', 'The id of the tenant');
const time = z.iso.datetime();

const example = {
  id: 'job_01kb2v3m9ne4a8x0c5r7d6f1gh',
  tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
  state: 'succeeded' as const,
  phase: 'done' as const,
  entries: 531,
  bytes: 1_204_883_211,
  counts: { records: 48_211, file: 512, members: 14, audit: 9_112 },
  startedAt: '2026-11-27T12:00:00.000Z',
  finishedAt: '2026-11-27T12:00:49.000Z',
  expiresAt: '2026-12-04T12:00:00.000Z',
  download: {
    url: 'https://files.s3.amazonaws.com/t/tnt_01kb2v3m9ne4a8x0c5r7d6f1gh/.archives/job_01kb2v3m9ne4a8x0c5r7d6f1gh/archive.zip?X-Amz-Signature=4f2a',
    expiresAt: '2026-11-27T12:15:49.000Z',
  },
};

export const tenantExportView = z
  .object({
    id: exportId,
    tenantId,
    state: z.enum(JOB_STATES),
    phase: z.enum(['opening', 'gathering', 'writing', 'completing', 'done', 'failed']),
    entries: z.int().meta({ description: 'Of the archive, written so far' }),
    bytes: z.int().meta({ description: 'Written so far, unpacked' }),
    counts: z
      .record(z.string(), z.int())
      .meta({ description: 'Files, and lines of everything else, by kind' }),
    startedAt: time,
    finishedAt: time.optional(),
    expiresAt: time.meta({ description: 'When the archive is removed' }),
    failure: z.string().optional().meta({ description: 'Why it failed; start another one' }),
    download: z.object({ url: z.url(), expiresAt: time }).optional().meta({
      description:
        'Once it is written: a link for a quarter of an hour, new each time; absent where a move left the archive behind',
    }),
  })
  .meta({
    id: 'TenantExport',
    description: 'An archive of all that a tenant has',
    examples: [example],
  });

const description =
  'One zip archive with records, files, members, invitations, roles, API keys (without secrets), settings, audit log and usage as JSON Lines, and a `manifest.json` with the size and the SHA-256 of each entry. Users go on working: each line is as it was at a moment between `startedAt` and `finishedAt` of the manifest. Follow it at `Location` until it has succeeded; the owners get a mail then. The archive is kept for seven days.';
const started = {
  202: {
    description: 'The export is under way',
    body: tenantExportView,
    headers: { location: { description: 'Where to follow the export' } },
  },
} as const;
const shown = { 200: { description: 'The export', body: tenantExportView } } as const;
const tags = ['Portability'];

export const exportContract = {
  startTenantExport: {
    summary: 'Export all that a tenant has',
    description: `${description} A suspended or terminated tenant can be exported too, until it is erased.`,
    tags,
    params: z.object({ tenantId }),
    headers: idempotencyHeaders,
    answers: started,
    refusals: ['TenantNotFound', 'TenantNotPortable', 'IdempotencyKeyReused', 'TenantBusy'],
  },
  getTenantExport: {
    summary: 'Show an export of a tenant, with a link to its archive',
    tags,
    params: z.object({ tenantId, exportId }),
    answers: shown,
    refusals: ['TenantNotFound', 'ExportNotFound'],
  },
  startOwnExport: {
    summary: 'Export all that my tenant has',
    description,
    tags,
    headers: idempotencyHeaders,
    answers: started,
    refusals: ['TenantNotFound', 'TenantNotPortable', 'IdempotencyKeyReused', 'TenantBusy'],
  },
  getOwnExport: {
    summary: 'Show an export of my tenant, with a link to its archive',
    tags,
    params: z.object({ exportId }),
    answers: shown,
    refusals: ['TenantNotFound', 'ExportNotFound'],
  },
} as const;
