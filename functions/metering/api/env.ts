export { meteringEnv as meteringApiEnv } from '../../env/metering.ts';
