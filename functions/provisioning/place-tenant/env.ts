import * as z from 'zod';

export const placeTenantEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  /** The name of this cell, too, while a stage is one. */
  STAGE: z.string().min(1),
});

/** What Lambda itself gives every function. */
export const lambdaEnv = z.object({ AWS_REGION: z.string().min(1) });
