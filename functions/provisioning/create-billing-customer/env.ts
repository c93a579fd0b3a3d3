export { billingEnv as createBillingCustomerEnv } from '../../env/billing.ts';
