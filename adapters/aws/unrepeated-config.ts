import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * For calls that must not be made twice and know no idempotency: the client repeats nothing, and
 * waits long, for an answer that is lost leaves the caller in doubt.
 */
export const unrepeatedConfig = {
  maxAttempts: 1,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: 2_000,
    requestTimeout: 12_000,
    throwOnRequestTimeout: true,
  }),
} as const;
