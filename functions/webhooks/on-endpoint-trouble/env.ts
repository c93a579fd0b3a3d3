export { mailingEnv as onEndpointTroubleEnv } from '../../env/mailing.ts';

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['webhook_endpoint.failing', 'webhook_endpoint.disabled'] as const;
