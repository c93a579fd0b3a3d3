import { rateLimitFields } from '../../../core/rate-limits/rate-limit-fields.ts';
import type { EdgeMiddleware } from '../edge-middleware.ts';

type Ended = Parameters<NonNullable<EdgeMiddleware['after']>>[0];

/** What is left of the limits that the request was asked for, in every answer to it. */
export function addRateLimitHeaders(): EdgeMiddleware {
  const add = (request: Ended) => {
    request.response = {
      ...request.response,
      headers: { ...request.response?.headers, ...rateLimitFields(request.internal.limits ?? []) },
    };
  };
  return { after: add, onError: add };
}
