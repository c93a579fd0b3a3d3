import type { z } from 'zod';
import { EXPORT_DAYS, type ExportLink } from '../../../core/audit/audit-exports.ts';
import type { AuditExport } from '../../../core/audit/export-record.ts';
import type { auditExportView } from '../export-contract.ts';

export function toExportView(
  { id, state, report, startedAt, finishedAt, failure }: AuditExport,
  link?: ExportLink,
): z.input<typeof auditExportView> {
  const expiresAt = new Date(startedAt.getTime() + EXPORT_DAYS * 86_400_000);
  return {
    ...{ id, state, entries: report.entries, startedAt: startedAt.toISOString() },
    finishedAt: finishedAt?.toISOString(),
    expiresAt: expiresAt.toISOString(),
    failure: failure?.reason,
    ...(link && { download: { url: link.url, expiresAt: link.expiresAt.toISOString() } }),
  };
}
