import { z } from 'zod';

/** What `.freehold/local.json` promises to every program that talks to the running platform. */
export const localContract = z.object({
  apiUrl: z.string(),
  awsEndpoint: z.string(),
  docsUrl: z.string(),
  /** The web console. */
  consoleUrl: z.string().optional(),
  /** The stand-in for Stripe, where the platform bills by it. */
  stripeUrl: z.string().optional(),
  operator: z.object({ email: z.string(), password: z.string() }),
  demo: z.object({ slug: z.string(), email: z.string(), password: z.string() }),
});
export type LocalContract = z.infer<typeof localContract>;
