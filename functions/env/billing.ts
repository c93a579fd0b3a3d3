import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** What reaches the billing provider; its keys are secrets of the stage. */
export const billingEnv = controlTableEnv.extend({
  STAGE: z.string().min(1),
  /** Of Stripe's, or of a stand-in. */
  STRIPE_API_URL: z.url(),
});
