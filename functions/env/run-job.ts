import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** Where jobs are recorded, and the machine that drives them. */
export const runJobEnv = controlTableEnv.extend({
  RUN_JOB_MACHINE_ARN: z.string().startsWith('arn:'),
});
