export { billingEnv as issueInvoicesEnv } from '../../env/billing.ts';
