import { storageQuotaEnv } from '../../env/storage-quota.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const recordsApiEnv = tenantPlaneEnv.extend(storageQuotaEnv.shape);
