import { controlTableEnv } from '../../env/control-table.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const onFileUploadedEnv = controlTableEnv.extend(tenantPlaneEnv.shape);

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['file.uploaded'] as const;
