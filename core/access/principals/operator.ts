import * as z from 'zod';
import { signedIn } from './signed-in.ts';

/** A user of the platform's own pool; belongs to no tenant. */
export const operator = signedIn.extend({
  kind: z.literal('operator'),
  userPoolId: z.string().min(1),
});
