import * as z from 'zod';

/** Of counters: limits, metering, quotas. */
export const usageTableEnv = z.object({ USAGE_TABLE_NAME: z.string().min(1) });
