import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * One agent for every AWS client of the environment, whatever tenant's credentials it carries: TLS
 * connections outlive a switch of credentials.
 */
const requestHandler = new NodeHttpHandler({
  connectionTimeout: 2_000,
  requestTimeout: 5_000,
  throwOnRequestTimeout: true,
  httpAgent: { keepAlive: true, maxSockets: 50 },
  httpsAgent: { keepAlive: true, maxSockets: 50 },
});

/** What every AWS SDK client of the platform is made with; region and endpoint come from the environment. */
export const sdkConfig = { requestHandler, maxAttempts: 3 } as const;
