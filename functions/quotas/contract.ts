import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';

const amount = z.int().min(0);

const quotaView = z
  .object({
    quota: z.enum(['storage', 'members']).meta({
      description:
        'Storage is files and records together; members are seats, those of invitations too',
    }),
    unit: z.enum(['bytes', 'seats']),
    used: amount,
    reserved: amount.meta({
      description: 'Kept free for uploads whose links may still be used; given back as they end',
    }),
    limit: z.union([amount, z.literal('unlimited')]).meta({ description: 'By the tenant’s plan' }),
  })
  .meta({
    id: 'Quota',
    description: 'How much of one quota a tenant uses; none of these begins anew with time',
    examples: [
      {
        quota: 'storage',
        unit: 'bytes',
        used: 5_368_709_120,
        reserved: 48_213,
        limit: 107_374_182_400,
      },
    ],
  });

const quotaList = z.object({ items: z.array(quotaView) }).meta({
  id: 'QuotaList',
  description: 'All quotas of the tenant',
  examples: [{ items: [{ quota: 'members', unit: 'seats', used: 3, reserved: 0, limit: 25 }] }],
});

export const quotasContract = {
  listQuotas: {
    summary: 'Show what is used of the plan',
    description:
      'At this moment. What does not fit a quota any more is refused; reading and deleting never are.',
    answers: {
      200: {
        description: 'The quotas',
        body: quotaList,
      },
    },
  },
} satisfies Contracts<'quotas/api'>;
