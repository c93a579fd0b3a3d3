import { runJobEnv } from '../../env/run-job.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const portabilityApiEnv = runJobEnv.extend(tenantPlaneEnv.shape);
