export { billingEnv as onStripeEventEnv } from '../../env/billing.ts';
