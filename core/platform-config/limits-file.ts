import * as z from 'zod';
import { parseStorageSize } from '../plans/storage-size.ts';
import { crossCheck, type Contradiction, type ValidParts } from './cross-check.ts';
import { positiveWholeNumber } from './parse-by-schema.ts';

const SIZE_EXPLANATION = 'must be a size such as 500mb, 10gb or 1tb, or unlimited';
const USERS_EXPLANATION = 'must be a whole number of users from 1, or unlimited';
const ENTRIES_EXPLANATION = 'must be a whole number of entries from 1, or unlimited';

const unlimited = z.literal('unlimited');

const size = z
  .string({ error: SIZE_EXPLANATION })
  .transform((text, context) => {
    const bytes = parseStorageSize(text);
    if (bytes !== null) return bytes;
    context.addIssue({ code: 'custom', message: SIZE_EXPLANATION });
    return z.NEVER;
  })
  .meta({ pattern: '^[1-9][0-9]*(mb|gb|tb)$', description: 'A size such as 10gb or 1tb.' });

const storageLimit = z.union([unlimited, size], { error: SIZE_EXPLANATION });

const countOrUnlimited = (error: string) =>
  z.union([unlimited, z.int({ error }).positive({ error })], { error });

const usersLimit = countOrUnlimited(USERS_EXPLANATION);
const entriesLimit = countOrUnlimited(ENTRIES_EXPLANATION);

/** Anchors are kept no longer than that. */
const MAX_RETENTION_DAYS = 2_557;
const RETENTION_EXPLANATION = `must be a whole number of days from 1 to ${MAX_RETENTION_DAYS}`;
const retentionDays = z
  .int({ error: RETENTION_EXPLANATION })
  .min(1, { error: RETENTION_EXPLANATION })
  .max(MAX_RETENTION_DAYS, { error: RETENTION_EXPLANATION });

type Rate = { readonly default_limit: number; readonly burst_limit: number };

const rateLimiting = z
  .strictObject({
    enabled: z.boolean(),
    default_limit: positiveWholeNumber.meta({ description: 'Requests an hour.' }),
    burst_limit: positiveWholeNumber.meta({ description: 'Requests a minute.' }),
  })
  .check(crossCheck<Rate>(burstAboveHour))
  .default({ enabled: true, default_limit: 1000, burst_limit: 100 });

export const limitsFile = z.strictObject({
  api: z
    .strictObject({
      rate_limiting: rateLimiting,
      keys: z
        .strictObject({
          per_plan: z
            .record(z.string(), positiveWholeNumber)
            .meta({ description: 'API keys of a tenant; 20 for a plan that is not named.' }),
        })
        .optional(),
    })
    .prefault({}),
  audit: z
    .strictObject({
      retention_days: z.strictObject({
        per_plan: z.record(z.string(), retentionDays).meta({
          description: 'Days that audit entries are kept; 400 for a plan that is not named.',
        }),
      }),
    })
    .optional(),
  storage: z.strictObject({ per_tenant: z.record(z.string(), storageLimit) }).optional(),
  users: z.strictObject({ per_plan: z.record(z.string(), usersLimit) }).optional(),
  cache: z.strictObject({ entries_per_plan: z.record(z.string(), entriesLimit) }).optional(),
});

export type LimitsFile = z.output<typeof limitsFile>;

function burstAboveHour(rate: ValidParts<Rate>): Contradiction[] {
  const { default_limit: perHour, burst_limit: burst } = rate;
  if (perHour === undefined || burst === undefined || burst <= perHour) return [];

  const message = `allows ${burst} requests in a minute, but default_limit only ${perHour} in an hour`;
  return [{ path: ['burst_limit'], message }];
}
