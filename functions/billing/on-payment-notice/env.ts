export { mailingEnv as onPaymentNoticeEnv } from '../../env/mailing.ts';

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['billing.payment_notice'] as const;
