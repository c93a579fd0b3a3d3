import * as z from 'zod';
import { TENANT_ROLE_PERMISSIONS, TENANT_ROLES } from '../roles.ts';
import { tenantFacts } from '../tenant-facts.ts';
import { signedIn } from './signed-in.ts';

/** A user of a tenant's pool. */
export const user = {
  schema: signedIn.extend({
    kind: z.literal('user'),
    role: z.enum(TENANT_ROLES),
    userPoolId: z.string().min(1),
    ...tenantFacts.shape,
    /** By what core/plans/entitled.ts decides, beside the facts: names with spaces between. */
    planFeatures: z.string().optional(),
    flagsOn: z.string().optional(),
    flagsOff: z.string().optional(),
  }),
  permissions: TENANT_ROLE_PERMISSIONS,
};
