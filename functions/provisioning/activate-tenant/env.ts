import * as z from 'zod';

export const activateTenantEnv = z.object({ CONTROL_TABLE_NAME: z.string().min(1) });
