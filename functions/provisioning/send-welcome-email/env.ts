import * as z from 'zod';

export const sendWelcomeEmailEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  /** Where the tenant's programs find the API; the mail tells it. */
  API_URL: z.url(),
});
