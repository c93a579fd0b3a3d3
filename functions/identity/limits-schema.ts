import * as z from 'zod';

const example = {
  items: [
    {
      name: 'tenant',
      window: 'minute' as const,
      windowSeconds: 60,
      limit: 100,
      used: 58,
      remaining: 42,
      resetsInSeconds: 12,
    },
  ],
};

export const limitsView = z
  .object({
    items: z.array(
      z.object({
        name: z.string().meta({ description: 'Whose it is: `tenant`, `key` or a class of routes' }),
        window: z.enum(['minute', 'hour']),
        windowSeconds: z.int(),
        limit: z.int().meta({ description: 'Requests in any such window' }),
        used: z.int().meta({
          description: 'Of it, with what functions have taken ahead for a few seconds',
        }),
        remaining: z.int(),
        resetsInSeconds: z.int().meta({ description: 'When there will be more' }),
      }),
    ),
  })
  .meta({ id: 'RateLimits', description: 'What the requests are limited by', examples: [example] });
