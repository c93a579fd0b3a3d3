import * as z from 'zod';
import { analyticsLakeEnv } from '../../env/analytics-lake.ts';
import { controlTableEnv } from '../../env/control-table.ts';
import { usageTableEnv } from '../../env/usage-table.ts';

export const countEventsEnv = z.object({
  ...controlTableEnv.shape,
  ...usageTableEnv.shape,
  ...analyticsLakeEnv.shape,
  STAGE: z.string().min(1),
});
