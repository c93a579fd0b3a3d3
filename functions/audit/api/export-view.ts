import type { z } from 'zod';
import type { ExportLink } from '../../../core/audit/audit-exports.ts';
import type { AuditExport } from '../../../core/audit/export-record.ts';
import type { auditExportView } from '../export-contract.ts';

export function toExportView(
  { id, state, report, startedAt, finishedAt, expiresAt, failure }: AuditExport,
  link?: ExportLink,
): z.input<typeof auditExportView> {
  return {
    ...{ id, state, entries: report.entries, startedAt: startedAt.toISOString() },
    finishedAt: finishedAt?.toISOString(),
    expiresAt: expiresAt.toISOString(),
    failure: failure?.reason,
    ...(link && { download: { url: link.url, expiresAt: link.expiresAt.toISOString() } }),
  };
}
