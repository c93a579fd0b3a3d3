import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';
import { unsubscribeEnv } from '../../env/unsubscribe.ts';

export const unsubscribeFunctionEnv = z.object({
  ...tenantPlaneEnv.shape,
  ...controlTableEnv.shape,
  ...unsubscribeEnv.shape,
});
