import * as z from 'zod';

export const alarmsApiEnv = z.object({ STAGE: z.string().min(1) });
