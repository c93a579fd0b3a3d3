import * as z from 'zod';
import { domainEvent, WHOLE_PLATFORM, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { Certificate } from './certificate.ts';

const counts = z.record(z.string(), z.int());
const time = z.iso.datetime();

/** What the platform promises to tell about erasures. */
export const erasureEvents = {
  'tenant.erased': {
    version: 1,
    isOfPlatform: true,
    description:
      'Nothing of a tenant is left: the certificate. It concerns the platform; the tenant is no more.',
    data: z.object({
      tenantId: z.string().describe('Whose data it was.'),
      jobId: z.string().describe('The job that erased it.'),
      startedBy: z.string().describe('Who started it: an operator’s id, or the platform.'),
      startedAt: time.describe('When it was started.'),
      erasedAt: time.describe('When nothing was left.'),
      removed: counts.describe('How many were removed, by what they were.'),
      sha256: z.string().describe('Over the keys of all that was counted.'),
      sweeps: z
        .array(z.object({ at: time, found: counts }))
        .describe('What was left each time that it was looked; nothing the last time.'),
      backupsGoneAt: time.describe('When no backup of a table has any of it any more.'),
      accountsKeptUntil: time.describe('Until when bookings are kept, under the id alone.'),
    }),
  },
} as const satisfies EventCatalog;

export const tenantErased = (certificate: Certificate, occasion: Occasion) => {
  const { version } = erasureEvents['tenant.erased'];
  return domainEvent({
    ...{ type: 'tenant.erased' as const, version, tenantId: WHOLE_PLATFORM },
    ...occasion,
    data: certificate,
  });
};

export type TenantErased = ReturnType<typeof tenantErased>;
