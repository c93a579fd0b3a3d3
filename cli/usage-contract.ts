import { z } from 'zod';

/** What `GET /v1/tenants/{tenantId}/usage` answers, as far as the command reads it. */
export const usageView = z.looseObject({
  records: z.object({ collections: z.number(), items: z.number(), bytes: z.number() }),
  files: z.object({ count: z.number(), bytes: z.number() }),
  isComplete: z.boolean(),
});

export const usageContract = {
  measureTenant: {
    summary: 'Measure the size of a tenant’s data',
    params: z.object({ tenantId: z.string() }),
    answers: { 200: { description: 'The size of its data', body: usageView } },
  },
};
