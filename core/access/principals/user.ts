import * as z from 'zod';
import { tenantFacts } from '../tenant-facts.ts';
import { signedIn } from './signed-in.ts';

/** A user of a tenant's pool. */
export const user = signedIn.extend({
  kind: z.literal('user'),
  userPoolId: z.string().min(1),
  ...tenantFacts.shape,
});
