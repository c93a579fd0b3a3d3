import type { EdgeMiddleware } from '../edge-middleware.ts';
import type { RateLimits } from './limit-rate.ts';

type Ended = Parameters<NonNullable<EdgeMiddleware['after']>>[0];

/** Counts how requests were answered that count as API calls: what was refused before its limits is none. */
export function countErrors(limits: RateLimits | undefined): EdgeMiddleware {
  const count = ({ internal: { servedBy = [] }, response }: Ended) => {
    limits?.limiter.countAnswer(servedBy, response?.statusCode ?? 200);
  };
  return { after: count, onError: count };
}
