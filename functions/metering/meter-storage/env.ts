import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';
import { usageQueueEnv } from '../../env/usage-queue.ts';
import { usageTableEnv } from '../../env/usage-table.ts';

export const meterStorageEnv = z.object({
  ...controlTableEnv.shape,
  ...usageTableEnv.shape,
  ...usageQueueEnv.shape,
});
