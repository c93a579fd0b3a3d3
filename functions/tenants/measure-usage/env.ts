import { controlTableEnv } from '../../env/control-table.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const measureUsageEnv = controlTableEnv.extend(tenantPlaneEnv.shape);
