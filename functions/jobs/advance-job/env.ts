import * as z from 'zod';
import { storageQuotaEnv } from '../../env/storage-quota.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

const seconds = z.coerce.number().int().positive();

export const advanceJobEnv = z.object({
  ...storageQuotaEnv.shape,
  ...tenantPlaneEnv.shape,
  COLD_START_SECONDS: seconds,
  LONGEST_WRITE_SECONDS: seconds,
  UPLOAD_LINK_SECONDS: seconds,
  LONGEST_UPLOAD_SECONDS: seconds,
});
