import * as z from 'zod';

/** Where tracked events wait to be counted. */
export const trackQueueEnv = z.object({ TRACK_QUEUE_URL: z.url() });
