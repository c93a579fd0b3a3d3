import * as z from 'zod';
import { tenantFacts } from '../tenant-facts.ts';
import { signedIn } from './signed-in.ts';

/** A user of a tenant's pool. */
export const user = signedIn.extend({
  kind: z.literal('user'),
  userPoolId: z.string().min(1),
  ...tenantFacts.shape,
  /** By what core/plans/entitled.ts decides, beside the facts: names with spaces between. */
  planFeatures: z.string().optional(),
  flagsOn: z.string().optional(),
  flagsOff: z.string().optional(),
});
