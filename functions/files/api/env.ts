import * as z from 'zod';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const filesApiEnv = tenantPlaneEnv.extend({
  UPLOAD_LINK_SECONDS: z.coerce.number().int().positive(),
});
