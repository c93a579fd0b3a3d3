import * as z from 'zod';

export const sweepJobsEnv = z.object({
  CONTROL_TABLE_NAME: z.string().min(1),
  RUN_JOB_MACHINE_ARN: z.string().startsWith('arn:'),
});
