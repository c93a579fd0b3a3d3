import * as z from 'zod';

export { AUTHORIZER_CACHE_SECONDS } from '../../../core/identity/freshness.ts';

export const authorizeRequestEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  OPERATOR_USER_POOL_ID: z.string().min(1),
  OPERATOR_CLIENT_ID: z.string().min(1),
});
