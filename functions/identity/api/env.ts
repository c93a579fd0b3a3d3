import * as z from 'zod';
import { signInSecretsEnv } from '../../env/sign-in.ts';
import { usageQueueEnv } from '../../env/usage-queue.ts';

export const identityApiEnv = z.object({ ...signInSecretsEnv.shape, ...usageQueueEnv.shape });
