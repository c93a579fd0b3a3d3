import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const advanceMoveEnv = z.object({
  ...controlTableEnv.shape,
  ...tenantPlaneEnv.shape,
  UPLOAD_LINK_SECONDS: z.coerce.number().int().positive(),
  LONGEST_UPLOAD_SECONDS: z.coerce.number().int().positive(),
});
