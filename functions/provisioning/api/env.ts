export { firstKeyEnv as provisioningApiEnv } from '../../env/first-key.ts';
