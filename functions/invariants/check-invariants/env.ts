import { controlTableEnv } from '../../env/control-table.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

/** By the tenant plane's names alone: the function opens no tenant's session. */
export const checkInvariantsEnv = controlTableEnv.extend(tenantPlaneEnv.shape);
