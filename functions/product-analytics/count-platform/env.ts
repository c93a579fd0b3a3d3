import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';
import { usageTableEnv } from '../../env/usage-table.ts';

export const countPlatformEnv = z.object({ ...controlTableEnv.shape, ...usageTableEnv.shape });
