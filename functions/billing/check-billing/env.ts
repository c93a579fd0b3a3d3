export { exportingEnv as checkBillingEnv } from '../../env/exporting.ts';
