import * as z from 'zod';
import { domainEvent } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Period } from './period.ts';

/** What the platform promises to tell about usage. */
export const meteringEvents = {
  'usage.period_closed': {
    version: 1,
    description:
      'A tenant’s period of usage is over, and so is the time for late usage: what still comes of it is an adjustment.',
    data: z.object({
      start: z.iso.datetime().describe('Its first moment.'),
      end: z.iso.datetime().describe('The first moment of the next one.'),
      timeZone: z.string().describe('In which the period ends with a month.'),
    }),
  },
} as const satisfies EventCatalog;

export type PeriodClosed = ReturnType<typeof periodClosed>;

export const periodClosed = (
  tenantId: TenantId,
  { start, end, timeZone }: Period & { readonly timeZone: string },
  time: Date,
) =>
  domainEvent({
    type: 'usage.period_closed',
    version: meteringEvents['usage.period_closed'].version,
    tenantId,
    time,
    actor: { kind: 'system', id: 'metering' },
    data: { start: start.toISOString(), end: end.toISOString(), timeZone },
  });
