import * as z from 'zod';

export const twilioEnv = z.object({
  /** Set on a laptop alone: the address of a stand-in. */
  TWILIO_API_URL: z.url().default('https://api.twilio.com'),
});
