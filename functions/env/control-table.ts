import * as z from 'zod';

/** The control plane's table. */
export const controlTableEnv = z.object({ CONTROL_TABLE_NAME: z.string().min(1) });
