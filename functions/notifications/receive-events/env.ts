import * as z from 'zod';

export const receiveMakerEventsEnv = z.object({
  STAGE: z.string().min(1),
  /** Where the API is found, as Twilio calls it. */
  API_URL: z.url(),
  NOTICE_QUEUE_URL: z.url(),
});
