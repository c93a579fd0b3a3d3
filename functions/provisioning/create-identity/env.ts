import * as z from 'zod';
import { createPoolsEnv } from '../create-pools-env.ts';

export const createIdentityEnv = createPoolsEnv.extend({
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
});
