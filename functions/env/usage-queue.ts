import * as z from 'zod';

/** Where usage events wait to be counted. */
export const usageQueueEnv = z.object({ USAGE_QUEUE_URL: z.url() });
