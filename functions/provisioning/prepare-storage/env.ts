import { controlTableEnv } from '../../env/control-table.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const prepareStorageEnv = controlTableEnv.extend(tenantPlaneEnv.shape);
