import * as z from 'zod';

export const movesApiEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  RUN_JOB_MACHINE_ARN: z.string().startsWith('arn:'),
});

/** What Lambda itself gives every function. */
export const lambdaEnv = z.object({ AWS_REGION: z.string().min(1) });
