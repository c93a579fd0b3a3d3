import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { millisecondsLeft, OutOfTimeError } from '../../kit/deadline.ts';

/*
 * How long every AWS client of the platform waits, and how often it tries: here and nowhere else. Region, endpoint
 * and credentials come from the environment.
 */

/**
 * Within a request an attempt has a third of the time that is left, so that three of them end before it and what comes
 * after has some too; none begins when it is over.
 */
class TimelyHttpHandler extends NodeHttpHandler {
  readonly #attemptMs: number;

  constructor({ requestTimeout, ...options }: NodeHttpHandlerOptions & { requestTimeout: number }) {
    super({ ...options, requestTimeout });
    this.#attemptMs = requestTimeout;
  }

  override async handle(
    ...[request, options]: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const leftMs = millisecondsLeft();
    if (leftMs <= 0) throw new OutOfTimeError();
    const requestTimeout = Math.min(this.#attemptMs, Math.max(1, Math.floor(leftMs / 3)));
    return super.handle(request, { ...options, requestTimeout });
  }
}

const httpHandler = (requestTimeout: number) =>
  new TimelyHttpHandler({
    connectionTimeout: 2_000,
    requestTimeout,
    throwOnRequestTimeout: true,
    // TLS connections outlive a switch of credentials: one agent for all tenants of the environment.
    httpAgent: { keepAlive: true, maxSockets: 50 },
    httpsAgent: { keepAlive: true, maxSockets: 50 },
  });

/**
 * Whatever may be repeated. DynamoDB answers within some milliseconds and Cognito within a second: five seconds of
 * silence are a fault. Three attempts end before the 20 seconds that a function without a deadline has at least; in a
 * request, of 14 seconds, after 10.
 */
export const ATTEMPTS = { seconds: 5, most: 3 } as const;
export const sdkConfig = {
  requestHandler: httpHandler(ATTEMPTS.seconds * 1_000),
  maxAttempts: ATTEMPTS.most,
} as const;

/** Of these, for who is told which. */
export type ClientSettings = {
  readonly requestHandler?: NodeHttpHandler;
  readonly maxAttempts?: number;
};

/**
 * What many provisionings ask for at once of a quota of 15 a second (docs.aws.amazon.com/cognito/latest/developerguide/quotas.html):
 * a throttle is no fault there, and with six attempts the last one comes seconds later. The function has 30 seconds.
 */
export const throttledConfig = { ...sdkConfig, maxAttempts: 6 } as const;

/**
 * For calls that must not be made twice and know no idempotency: the client repeats nothing, and
 * waits long, for an answer that is lost leaves the caller in doubt.
 */
export const unrepeatedConfig = { requestHandler: httpHandler(12_000), maxAttempts: 1 } as const;

/** A file of 5 GB is one request: its answer takes as long as its content. The function has 300 seconds. */
export const largeObjectsConfig = {
  requestHandler: httpHandler(200_000),
  maxAttempts: 3,
} as const;

/** Of the command line, whose user waits: a service that the laptop does not have shall not keep him. */
export const commandConfig = { maxAttempts: 2 } as const;
