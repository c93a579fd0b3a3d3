import * as z from 'zod';
import { domainEvent, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { TenantExport } from './export-record.ts';

/** What is told of archives; that one was written or taken in is told with the life of tenants. */
export const portabilityEvents = {
  'export.opened': {
    version: 1,
    description:
      'Somebody was given a link to an archive of all that a tenant has, good for a quarter of an hour.',
    data: z.object({ exportId: z.string().describe('The id of the export.') }),
  },
} as const satisfies EventCatalog;

export const exportOpened = (
  { id: exportId, tenantId }: Pick<TenantExport, 'id' | 'tenantId'>,
  occasion: Occasion,
) =>
  domainEvent({
    type: 'export.opened',
    version: portabilityEvents['export.opened'].version,
    tenantId,
    ...occasion,
    data: { exportId },
  });
