import * as z from 'zod';

export const recordFailureEnv = z.object({ CONTROL_TABLE_NAME: z.string().min(1) });
