export { billingEnv as openOwedAccountsEnv } from '../../env/billing.ts';
