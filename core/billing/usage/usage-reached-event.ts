import * as z from 'zod';
import { domainEvent, type DomainEvent } from '../../events/domain-event.ts';
import type { EventCatalog } from '../../events/event-catalog-entry.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';
import { TOLD_PERCENTS, type UsageReached } from './usage-reached.ts';

/** What the platform promises to tell about what is used of a plan. */
export const usageReachedEvents = {
  'billing.usage_reached': {
    version: 1,
    description:
      'A tenant used 50, 80 or 100 percent of the units that its plan includes of a meter, or of its cap where there is one. Told once for each share in a billing period, as hours of usage are sealed.',
    data: z.object({
      meter: z.string().describe('Which meter.'),
      percent: z.literal(TOLD_PERCENTS).describe('The share that was reached.'),
      used: z.int().describe('Units of the billing period, rounded.'),
      limit: z.int().describe('Units that are included, or that the cap lets through.'),
      limitKind: z
        .enum(['included', 'cap', 'hard_cap'])
        .describe('`hard_cap`: at 100 percent nothing more is billed, or taken.'),
      periodEndsAt: z.iso.datetime().describe('When the billing period ends.'),
    }),
  },
} as const satisfies EventCatalog;

export type UsageReachedData = Readonly<
  z.output<(typeof usageReachedEvents)['billing.usage_reached']['data']>
>;

export const usageReachedEvent = (
  tenantId: TenantId,
  { used, limit, period, ...reached }: UsageReached,
  time: Date,
): DomainEvent<'billing.usage_reached', UsageReachedData> =>
  domainEvent({
    type: 'billing.usage_reached',
    version: usageReachedEvents['billing.usage_reached'].version,
    tenantId,
    time,
    actor: { kind: 'system', id: 'billing' },
    data: {
      ...{ meter: reached.meter, percent: reached.percent, limitKind: reached.limitKind },
      ...{ used: Number(used), limit: Number(limit), periodEndsAt: period.to.toISOString() },
    },
  });
