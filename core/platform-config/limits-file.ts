import * as z from 'zod';
import { parseStorageSize } from '../plans/storage-size.ts';
import { OUTAGE_POLICIES } from '../rate-limits/rate-limit-settings.ts';
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

const rate = {
  default_limit: positiveWholeNumber.meta({ description: 'Requests an hour.' }),
  burst_limit: positiveWholeNumber.meta({ description: 'Requests a minute.' }),
};
const ratesByName = z
  .record(z.string(), z.strictObject(rate).check(crossCheck<Rate>(burstAboveHour)))
  .default({});
const outagePolicy = z.enum(OUTAGE_POLICIES);

const rateLimiting = z
  .strictObject({
    enabled: z.boolean(),
    ...rate,
    per_plan: ratesByName.meta({ description: 'By plan, in place of the two above.' }),
    per_class: ratesByName.meta({
      description: 'By class of routes (functions/routes.ts), for each tenant, beside the others.',
    }),
    per_source: z
      .strictObject(rate)
      .check(crossCheck<Rate>(burstAboveHour))
      .default({ default_limit: 2000, burst_limit: 100 })
      .meta({ description: 'Of one address without a token: sign-ins and the like.' }),
    on_outage: z
      .strictObject({ reads: outagePolicy, writes: outagePolicy })
      .default({ reads: 'allow', writes: 'refuse' })
      .meta({ description: 'What is done while the counters cannot be asked.' }),
    store_timeout_ms: positiveWholeNumber
      .default(1000)
      .meta({ description: 'How long a request waits for the counters at most.' }),
  })
  .check(crossCheck<Rate>(burstAboveHour))
  .prefault({ enabled: true, default_limit: 1000, burst_limit: 100 });

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

function burstAboveHour(limits: ValidParts<Rate>): Contradiction[] {
  const { default_limit: perHour, burst_limit: burst } = limits;
  if (perHour === undefined || burst === undefined || burst <= perHour) return [];

  const message = `allows ${burst} requests in a minute, but default_limit only ${perHour} in an hour`;
  return [{ path: ['burst_limit'], message }];
}
