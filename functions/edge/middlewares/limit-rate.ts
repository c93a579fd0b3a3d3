import { sourceOf } from '../../../core/identity/source-network.ts';
import { claimsOf } from '../../../core/rate-limits/claims-of.ts';
import type { RateLimiter } from '../../../core/rate-limits/rate-limiter.ts';
import type { RateLimitSettings } from '../../../core/rate-limits/rate-limit-settings.ts';
import { logger } from '../../../kit/log.ts';
import { countFields } from '../../../kit/metric-fields.ts';
import { RATE_LIMITS_UNAVAILABLE } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';
import { requestInfoOf, type ApiEvent } from '../authorizer-context.ts';
import { RefusedError, routeOf, type EdgeMiddleware, type Passing } from '../edge-middleware.ts';

export type RateLimits = { readonly limiter: RateLimiter; readonly settings: RateLimitSettings };

/**
 * Refuses what is more than a limit admits. While the counters cannot be asked, what the settings say of reads and of
 * writes holds; a function without them, which knows no one, limits nobody.
 */
export const limitRate = (limits: RateLimits | undefined): EdgeMiddleware => ({
  before: async ({ event, internal }) => {
    if (!limits) return;
    const { limiter, settings } = limits;
    const claims = claimsOf(settings, limitedRequest(event, internal), new Date());
    if (claims.length === 0) return;

    const decision = await limiter.admit(claims);
    if (decision.kind === 'CountersUnavailable') {
      tellOutage(event, decision.error);
      if (settings.onOutage[isRead(internal) ? 'reads' : 'writes'] === 'refuse') {
        throw new RefusedError({ kind: 'Unavailable' });
      }
      limiter.countUnasked(claims);
      internal.servedBy = claims;
      return;
    }
    internal.limits = decision.states;
    if (decision.kind === 'RateLimitExceeded') {
      const { name, limit, window } = decision.exceeded;
      const { retryAfterSeconds } = decision;
      const exceeded = { name, quota: limit, windowSeconds: window.seconds, retryAfterSeconds };
      throw new RefusedError({ kind: 'RateLimitExceeded', ...exceeded });
    }
    internal.servedBy = claims;
  },
});

function limitedRequest(event: ApiEvent, internal: Passing) {
  const { permission, rateClass } = routeOf(internal);
  const isAnyones = permission === 'anyone' && !isRead(internal);
  const { principal = null } = internal;
  return {
    principal,
    rateClass,
    ...(isAnyones && { source: sourceOf(requestInfoOf(event).sourceIp) }),
  };
}

const isRead = (internal: Passing): boolean => routeOf(internal).key.startsWith('GET ');

function tellOutage({ requestContext: { requestId } }: ApiEvent, error: unknown): void {
  logger.error(LOG.rateLimitsUnavailable, {
    requestId,
    error: error as Error,
    ...countFields(RATE_LIMITS_UNAVAILABLE),
  });
}
