import type { z } from 'zod';
import type { Link } from '../../../core/portability/archive-store.ts';
import type { TenantExport } from '../../../core/portability/export-record.ts';
import type { tenantExportView } from '../export-contract.ts';

export function toExportView(
  job: TenantExport,
  link?: Link | null,
): z.input<typeof tenantExportView> {
  const { id, tenantId, state, phase, report, startedAt, finishedAt, expiresAt, failure } = job;
  return {
    ...{ id, tenantId, state, phase, ...report },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString(),
    expiresAt: expiresAt.toISOString(),
    failure: failure?.reason,
    ...(link && { download: { url: link.url, expiresAt: link.expiresAt.toISOString() } }),
  };
}
