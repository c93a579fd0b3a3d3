import * as z from 'zod';
import { OPERATOR_ROLE_PERMISSIONS, OPERATOR_ROLES } from '../roles.ts';
import { signedIn } from './signed-in.ts';

/** A user of the platform's own pool; belongs to no tenant. */
export const operator = {
  schema: signedIn.extend({ kind: z.literal('operator'), role: z.enum(OPERATOR_ROLES) }),
  permissions: OPERATOR_ROLE_PERMISSIONS,
};
