import * as z from 'zod';
import { domainEvent, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { AuditExport } from './export-record.ts';

export const auditExportEvents = {
  'audit.exported': {
    version: 1,
    description: 'Somebody had a tenant’s audit log, or part of it, written into a file.',
    data: z.object({
      exportId: z.string().describe('The id of the export.'),
      from: z.iso.datetime().optional().describe('Of which entries: from then on.'),
      to: z.iso.datetime().describe('Before.'),
    }),
  },
} as const satisfies EventCatalog;

export const auditExported = (
  { id: exportId, tenantId, filter: { from, to } }: AuditExport,
  occasion: Occasion,
) =>
  domainEvent({
    type: 'audit.exported',
    version: auditExportEvents['audit.exported'].version,
    tenantId,
    ...occasion,
    data: { exportId, ...(from && { from: from.toISOString() }), to: to.toISOString() },
  });
