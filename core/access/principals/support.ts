import * as z from 'zod';
import { tenantFacts } from '../tenant-facts.ts';
import { signedIn } from './signed-in.ts';

/** An operator in a tenant's data, by an access that was granted; what is permitted are its scopes. */
export const support = signedIn.extend({
  kind: z.literal('support'),
  accessId: z.templateLiteral(['sup_', z.string()]),
  /** Who let the operator in: a person, or the tenant's own policy. */
  grantedByName: z.string(),
  /** Of the tenant. */
  userPoolId: z.string().min(1),
  ...tenantFacts.shape,
});
