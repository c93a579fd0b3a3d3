import * as z from 'zod';
import { usageQueueEnv } from '../../env/usage-queue.ts';
import { usageTableEnv } from '../../env/usage-table.ts';

export const ingestEnv = z.object({ ...usageTableEnv.shape, ...usageQueueEnv.shape });
