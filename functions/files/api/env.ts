import * as z from 'zod';
import { tenantApiEnv } from '../../env/tenant-api.ts';

export const filesApiEnv = tenantApiEnv.extend({
  UPLOAD_LINK_SECONDS: z.coerce.number().int().positive(),
});
