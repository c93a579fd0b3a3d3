export { billingEnv as billingDocumentsEnv } from '../../env/billing.ts';
