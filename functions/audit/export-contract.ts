import * as z from 'zod';
import { JOB_STATES } from '../../core/jobs/job.ts';
import { idempotencyHeaders, idParam } from '../edge/request-schemas.ts';
import { auditFilter } from './audit-filter.ts';

const exportId = idParam('job', 'The id of the export');
const tenantId = idParam('tnt', 'The id of the tenant');
const time = z.iso.datetime();

const example = {
  id: 'job_01kb2v3m9ne4a8x0c5r7d6f1gh',
  state: 'succeeded' as const,
  entries: 48_211,
  startedAt: '2026-11-27T12:00:00.000Z',
  finishedAt: '2026-11-27T12:00:09.000Z',
  expiresAt: '2026-12-04T12:00:00.000Z',
  download: {
    url: 'https://exports.s3.amazonaws.com/exports/tnt_01kb2v3m9ne4a8x0c5r7d6f1gh/job_01kb2v3m9ne4a8x0c5r7d6f1gh.jsonl.gz?X-Amz-Signature=4f2a',
    expiresAt: '2026-11-27T12:15:09.000Z',
  },
};

export const auditExportView = z
  .object({
    id: exportId,
    state: z.enum(JOB_STATES),
    entries: z.int().meta({ description: 'Written so far' }),
    startedAt: time,
    finishedAt: time.optional(),
    expiresAt: time.meta({ description: 'When the file is deleted' }),
    failure: z.string().optional().meta({ description: 'Why it failed; start another one' }),
    download: z
      .object({ url: z.url(), expiresAt: time })
      .optional()
      .meta({ description: 'Once it is written: a link for a quarter of an hour, new each time' }),
  })
  .meta({ id: 'AuditExport', description: 'An export of an audit log', examples: [example] });

const description =
  'Compressed JSON Lines, the newest first: each entry as the list shows it, with `expiresAt` and `personalHash`, and a last line `manifest` with how many there are, a SHA-256 of them and the ends of the log’s chains: `freehold audit verify --file` checks it. It has what was written before it was started. Follow it at `Location` until it has succeeded; the file is kept for seven days.';
const answers = {
  202: {
    description: 'The export is under way',
    body: auditExportView,
    headers: { location: { description: 'Where to follow the export' } },
  },
} as const;
const shown = { 200: { description: 'The export', body: auditExportView } } as const;
const start = {
  description,
  tags: ['Audit'],
  headers: idempotencyHeaders,
  body: z.strictObject(auditFilter).meta({
    id: 'AuditExportWanted',
    description: 'Which entries; all without a filter',
    examples: [{ from: '2026-11-01T00:00:00Z', action: 'member' }],
  }),
  answers,
};

export const auditExportContract = {
  startAuditExport: {
    summary: 'Export who did what in my tenant',
    ...start,
    refusals: ['IdempotencyKeyReused', 'TenantBusy'],
  },
  getAuditExport: {
    summary: 'Show an export, with a link to its file',
    tags: ['Audit'],
    params: z.object({ exportId }),
    answers: shown,
    refusals: ['ExportNotFound'],
  },
  startTenantAuditExport: {
    summary: 'Export who did what in a tenant',
    ...start,
    params: z.object({ tenantId }),
    refusals: ['TenantNotFound', 'IdempotencyKeyReused', 'TenantBusy'],
  },
  getTenantAuditExport: {
    summary: 'Show an export of a tenant’s log, with a link to its file',
    tags: ['Audit'],
    params: z.object({ tenantId, exportId }),
    answers: shown,
    refusals: ['ExportNotFound'],
  },
} as const;
