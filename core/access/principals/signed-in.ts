import * as z from 'zod';

/** What a token proves about its bearer. */
export const signedIn = z.object({
  id: z.string().min(1),
  /** As of the token's making; never to be logged. */
  email: z.string().min(1),
  sessionId: z.string().min(1),
  /** Seconds since 1970; the authorizer's context may make a text of it. */
  expiresAt: z.coerce.number(),
});
