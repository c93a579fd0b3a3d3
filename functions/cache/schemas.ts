import * as z from 'zod';
import { CACHE_KEY, MAX_TTL_SECONDS, MAX_VALUE_DEPTH } from '../../core/cache/cache-entry.ts';
import { isDeeperThan, type JsonValue } from '../../kit/json.ts';
import { optionalIfMatchHeaders } from '../edge/request-schemas.ts';

const KEY_FORM =
  'Use 1 to 250 letters, digits and _ . ~ : @ -, beginning with a letter, a digit or _.';

const key = z
  .string()
  .regex(CACHE_KEY, KEY_FORM)
  .meta({ description: KEY_FORM, examples: ['user:42:profile'] });

export const cacheParams = z.object({ key });

const value = z
  .unknown()
  .refine((sent) => sent !== undefined, 'Give a value; null is one.')
  .refine((sent) => !isDeeperThan(MAX_VALUE_DEPTH, sent), `Nest at most ${MAX_VALUE_DEPTH} levels.`)
  .meta({
    description: 'Any JSON, up to 64 KB and 64 levels; numbers are kept as IEEE 754 doubles',
    examples: [{ name: 'Ada' }],
  }) as z.ZodType<JsonValue>;

export const cacheWrite = z
  .strictObject({
    value,
    ttlSeconds: z
      .int('Give a whole number.')
      .min(1, 'Give at least 1 second.')
      .max(MAX_TTL_SECONDS, `Give at most ${MAX_TTL_SECONDS} seconds, which is thirty days.`)
      .optional()
      .meta({
        description:
          'How long it is kept; without it as long as the platform’s configuration says, an hour by default',
        examples: [60],
      }),
  })
  .meta({
    id: 'CacheWrite',
    description: 'A value, and for how long it is kept',
    examples: [{ value: { name: 'Ada' }, ttlSeconds: 60 }],
  });

export const putHeaders = optionalIfMatchHeaders
  .extend({
    'if-none-match': z
      .string()
      .regex(/^\s*\*\s*$/, 'Send * alone: put it only if the key is free.')
      .optional()
      .meta({
        description: '`*`: the entry is put only where there is none',
        examples: ['*'],
      }),
  })
  .refine(
    ({ 'if-match': match, 'if-none-match': noneMatch }) =>
      match === undefined || noneMatch === undefined,
    { path: ['if-none-match'], error: 'Send it without If-Match: both together can never be met.' },
  );

const facts = {
  key,
  version: z.int().meta({
    description: 'Another one after every write, also after the entry was gone in between',
    examples: [208_512_771_094_531],
  }),
  expiresAt: z.iso.datetime(),
};
const factsExample = {
  key: 'user:42:profile',
  version: 208_512_771_094_531,
  expiresAt: '2026-11-27T16:00:00.000Z',
};

export const cacheEntryFacts = z.object(facts).meta({
  id: 'CacheEntryFacts',
  description: 'An entry of the cache without its value',
  examples: [factsExample],
});

export const cacheEntryView = z.object({ ...facts, value }).meta({
  id: 'CacheEntry',
  description: 'An entry of the tenant’s cache',
  examples: [{ ...factsExample, value: { name: 'Ada' } }],
});
