import * as z from 'zod';

/** What Lambda itself gives every function. */
export const lambdaEnv = z.object({ AWS_REGION: z.string().min(1) });
