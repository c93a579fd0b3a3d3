import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';
import { idParam, optionalTime } from '../edge/request-schemas.ts';
import { monthRevenueView, tenantAnalyticsView, usageAnalyticsView } from './schemas.ts';

const tags = ['Analytics'];

const spanQuery = z.strictObject({
  from: optionalTime(
    'From the window on that this is in; 30 days before `to`',
    '2026-11-01T00:00:00Z',
  ),
  to: optionalTime(
    'To the window that ends with this, or has it in it; now',
    '2026-12-01T00:00:00Z',
  ),
  window: z
    .enum(['hour', 'day', 'month'])
    .default('day')
    .meta({
      description: 'Days and months are those of the tenant’s time zone',
      examples: ['day'],
    }),
});

export const analyticsContract = {
  showUsageAnalytics: {
    summary: 'Show what is used and spent over time',
    description:
      'Each meter with all windows of the span, those without usage too. `spend` is there for who may read the billing.',
    tags,
    query: spanQuery,
    answers: { 200: { description: 'All meters', body: usageAnalyticsView } },
    refusals: ['UsageRangeTooLarge'],
  },
  showTenantAnalytics: {
    summary: 'Show what a tenant uses, brings and costs',
    description: 'The cost is what was metered by the price table of the platform file.',
    tags,
    params: z.object({ tenantId: idParam('tnt', 'The id of the tenant') }),
    query: spanQuery,
    answers: { 200: { description: 'The tenant', body: tenantAnalyticsView } },
    refusals: ['TenantNotFound', 'UsageRangeTooLarge'],
  },
  showRevenue: {
    summary: 'Show what became of the revenue in a month',
    description:
      'By days of UTC, each of which is added up two hours after its end. Who pays again after a break counts as new.',
    tags,
    query: z.strictObject({
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Give a month such as 2026-11.')
        .optional()
        .meta({ description: 'The month; by default the present one', examples: ['2026-11'] }),
    }),
    answers: { 200: { description: 'The month', body: monthRevenueView } },
  },
} satisfies Contracts<'analytics/api'>;
