import { storageQuotaEnv } from '../../env/storage-quota.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const onFileUploadedEnv = storageQuotaEnv.extend(tenantPlaneEnv.shape);

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['file.uploaded'] as const;
