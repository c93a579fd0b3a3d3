import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** What reaches the billing provider; its keys are secrets of the stage. */
export const billingEnv = controlTableEnv.extend({
  STAGE: z.string().min(1),
  /** Set on a laptop alone, by the emulator: the address of a stand-in. */
  STRIPE_API_URL: z.url().default('https://api.stripe.com'),
});
