export { exportingEnv as exportUsageEnv } from '../../env/exporting.ts';
