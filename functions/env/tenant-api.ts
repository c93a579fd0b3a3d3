import { controlTableEnv } from './control-table.ts';
import { tenantPlaneEnv } from './tenant-plane.ts';

/** Of a function of the API on the tenant plane: the control table is where it notes the use of support access. */
export const tenantApiEnv = tenantPlaneEnv.extend(controlTableEnv.shape);
