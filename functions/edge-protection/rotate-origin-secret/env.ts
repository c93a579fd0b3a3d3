import * as z from 'zod';

export const rotateOriginSecretEnv = z.object({ DISTRIBUTION_ID: z.string().min(1) });
