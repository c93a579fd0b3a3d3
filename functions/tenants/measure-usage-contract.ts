import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';
import { idParam } from '../edge/request-schemas.ts';

const count = z.int().min(0);

const usageView = z
  .object({
    records: z.object({
      collections: count,
      items: count,
      bytes: count.meta({ description: 'Of the records’ data, as JSON' }),
    }),
    files: z.object({ count, bytes: count }),
    measuredAt: z.iso.datetime(),
    isComplete: z
      .boolean()
      .meta({ description: 'False when there is more than was counted: a lower bound' }),
  })
  .meta({
    id: 'TenantUsage',
    description: 'How much data a tenant has',
    examples: [
      {
        records: { collections: 2, items: 310, bytes: 84_210 },
        files: { count: 12, bytes: 5_242_880 },
        measuredAt: '2026-11-23T16:00:09.480Z',
        isComplete: true,
      },
    ],
  });

export const measureUsageContract = {
  measureTenant: {
    summary: 'Measure a tenant’s data',
    description: 'Counts records and files at this moment; it reads sizes and never the content.',
    tags: ['Tenants'],
    params: z.object({ tenantId: idParam('tnt', 'The id of the tenant') }),
    answers: { 200: { description: 'The figures', body: usageView } },
    refusals: ['TenantNotFound'],
  },
} satisfies Contracts<'tenants/measure-usage'>;
