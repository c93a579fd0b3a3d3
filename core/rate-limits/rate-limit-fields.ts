import type { LimitState } from './rate-limiter.ts';

const policyOf = ({ name, window }: LimitState) => `"${name}-${window.name}"`;

/**
 * The fields `RateLimit-Policy` and `RateLimit`, one item a limit and window:
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export const rateLimitFields = (states: readonly LimitState[]): Record<string, string> =>
  states.length === 0
    ? {}
    : {
        'ratelimit-policy': states
          .map((state) => `${policyOf(state)};q=${state.limit};w=${state.window.seconds}`)
          .join(', '),
        ratelimit: states
          .map((state) => `${policyOf(state)};r=${state.remaining};t=${state.resetsInSeconds}`)
          .join(', '),
      };
