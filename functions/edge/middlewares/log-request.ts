import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';
import type { EdgeMiddleware, Passing } from '../edge-middleware.ts';

type Ended = Parameters<NonNullable<EdgeMiddleware['after']>>[0];

/** Logs one line a request, and names it in the answer: the id finds the line. */
export function logRequest(): EdgeMiddleware {
  const end = (request: Ended) => {
    const { requestId } = request.event.requestContext;
    const { route, principal, startedAt = performance.now() } = request.internal;
    logger.info(LOG.request, {
      requestId,
      operation: route?.id,
      status: request.response?.statusCode,
      durationMs: Math.round(performance.now() - startedAt),
      ...idsOf(principal),
    });
    request.response = {
      ...request.response,
      headers: {
        'cache-control': 'no-store',
        ...request.response?.headers,
        'x-request-id': requestId,
      },
    };
  };
  return {
    before: ({ internal }) => {
      internal.startedAt = performance.now();
    },
    after: end,
    onError: end,
  };
}

function idsOf(principal: Passing['principal']) {
  if (!principal) return {};
  const { kind, id } = principal;
  if (kind === 'operator') return { operatorId: id };
  const { tenantId } = principal;
  if (kind === 'key') return { tenantId, keyId: id };
  return kind === 'user'
    ? { tenantId, userId: id }
    : { tenantId, operatorId: id, supportAccessId: principal.accessId };
}
