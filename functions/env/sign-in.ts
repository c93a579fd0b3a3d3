import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** Where tokens and pools are known: the registry, and the operators' own pool. */
export const signInEnv = controlTableEnv.extend({
  OPERATOR_USER_POOL_ID: z.string().min(1),
  OPERATOR_CLIENT_ID: z.string().min(1),
});
