import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';
import { usageTableEnv } from './usage-table.ts';

/** Where usage is counted, where its events are kept, and what says in which time zone a tenant is. */
export const meteringEnv = z.object({
  ...controlTableEnv.shape,
  ...usageTableEnv.shape,
  USAGE_BUCKET_NAME: z.string().min(1),
});
