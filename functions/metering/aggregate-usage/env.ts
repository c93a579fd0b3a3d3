export { meteringEnv as aggregateUsageEnv } from '../../env/metering.ts';
