import * as z from 'zod';

/** What an access token proves about its bearer. */
export const signedIn = z.object({
  id: z.string().min(1),
  /** The user's name in the pool, which is no e-mail address. */
  username: z.string().min(1),
  sessionId: z.string().min(1),
  /** Seconds since 1970; the authorizer's context may make a text of it. */
  expiresAt: z.coerce.number(),
});
