import * as z from 'zod';

/** What a token proves about its bearer, and the registry says of him. */
export const signedIn = z.object({
  id: z.string().min(1),
  /** As of the token's making; never to be logged. */
  email: z.string().min(1),
  sessionId: z.string().min(1),
  role: z.string().min(1),
  /** What the role permits, with spaces between; the authorizer's context knows texts alone. */
  permissions: z.string(),
  /** Seconds since 1970; the authorizer's context may make a text of it. */
  expiresAt: z.coerce.number(),
});
