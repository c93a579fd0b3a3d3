import * as z from 'zod';

const quantity = z.union([z.number(), z.literal('unlimited')]);

const example = {
  plan: 'pro',
  planVersion: 1,
  features: [
    { feature: '25_users', granted: true, from: 'plan' as const },
    {
      feature: 'sso_integration',
      granted: true,
      from: 'override' as const,
      until: '2027-01-31T00:00:00.000Z',
    },
    { feature: 'new_editor', granted: false, from: 'flag' as const },
  ],
  limits: { users: 25, storageBytes: 107_374_182_400 },
};

export const entitlementsView = z
  .object({
    plan: z.string().meta({ description: 'The key of the plan', examples: ['pro'] }),
    planVersion: z.int().meta({ description: 'Its version that counts', examples: [1] }),
    features: z.array(
      z.object({
        feature: z.string(),
        granted: z.boolean(),
        from: z
          .enum(['plan', 'override', 'flag'])
          .meta({ description: 'What decided: the plan, the tenant’s settings, or a flag' }),
        until: z.iso.datetime().optional().meta({ description: 'When an override ends' }),
      }),
    ),
    limits: z.object({
      users: quantity.meta({ description: 'Seats', examples: [25] }),
      storageBytes: quantity.meta({ examples: [107_374_182_400] }),
    }),
  })
  .meta({
    id: 'Entitlements',
    description: 'Every feature that the plan, the settings or a flag speaks of, and the limits',
    examples: [example],
  });
