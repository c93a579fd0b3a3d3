import * as z from 'zod';

export const createIdentityEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  SECRETS_KEY_ARN: z.string().startsWith('arn:'),
  /** Stands in the pools' names and tags. */
  STAGE: z.string().min(1),
});
