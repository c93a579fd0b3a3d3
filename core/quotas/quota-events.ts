import * as z from 'zod';
import { domainEvent } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { TOLD_PERCENTS } from './storage-count.ts';

/** What the platform promises to tell about quotas. */
export const quotaEvents = {
  'quota.reached': {
    version: 1,
    description:
      'A tenant uses 80 or 100 percent of a quota; told once, and again only after its use fell below 80 percent. At 100 percent nothing more fits, or something did not.',
    data: z.object({
      quota: z.enum(['storage']).describe('Which quota.'),
      percent: z.literal(TOLD_PERCENTS).describe('The share that was reached.'),
      used: z.int().describe('In bytes.'),
      limit: z.int().describe('In bytes, by the tenant’s plan.'),
    }),
  },
} as const satisfies EventCatalog;

export type QuotaReached = z.output<(typeof quotaEvents)['quota.reached']['data']>;

export const quotaReached = (tenantId: TenantId, data: QuotaReached, time: Date) =>
  domainEvent({
    type: 'quota.reached',
    version: quotaEvents['quota.reached'].version,
    tenantId,
    time,
    actor: { kind: 'system', id: 'quotas' },
    data,
  });
