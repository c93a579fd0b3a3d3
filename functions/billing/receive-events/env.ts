export { billingEnv as receiveEventsEnv } from '../../env/billing.ts';
