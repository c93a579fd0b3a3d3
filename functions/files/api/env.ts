import * as z from 'zod';
import { storageQuotaEnv } from '../../env/storage-quota.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const filesApiEnv = tenantPlaneEnv.extend({
  ...storageQuotaEnv.shape,
  UPLOAD_LINK_SECONDS: z.coerce.number().int().positive(),
  LONGEST_UPLOAD_SECONDS: z.coerce.number().int().positive(),
});
