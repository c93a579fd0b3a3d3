import * as z from 'zod';
import { trackQueueEnv } from '../../env/track-queue.ts';
import { usageTableEnv } from '../../env/usage-table.ts';

export const trackingEnv = z.object({ ...usageTableEnv.shape, ...trackQueueEnv.shape });
