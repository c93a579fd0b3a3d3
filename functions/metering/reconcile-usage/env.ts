export { meteringEnv as reconcileUsageEnv } from '../../env/metering.ts';
