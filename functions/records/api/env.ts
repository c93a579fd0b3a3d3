export { tenantPlaneEnv as recordsApiEnv } from '../../env/tenant-plane.ts';
