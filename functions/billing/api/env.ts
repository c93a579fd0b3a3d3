export { billingEnv as billingApiEnv } from '../../env/billing.ts';
