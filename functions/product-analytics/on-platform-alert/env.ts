export { mailingEnv as onPlatformAlertEnv } from '../../env/mailing.ts';

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['platform_alert.raised', 'platform_alert.cleared'] as const;
