export { mailingEnv as onQuotaReachedEnv } from '../../env/mailing.ts';

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['quota.reached', 'billing.usage_reached'] as const;
