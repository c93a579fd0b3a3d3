import { logger } from '../../../kit/log.ts';
import { isUnavailable } from '../../../kit/is-unavailable.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { LOG } from '../../log-events.ts';
import { RefusedError, type EdgeMiddleware } from '../edge-middleware.ts';
import { toProblem } from '../to-problem.ts';

const UNAVAILABLE = { log: LOG.requestUnavailable, kind: 'Unavailable' } as const;
const INTERNAL = { log: LOG.requestFailed, kind: 'InternalError' } as const;

/**
 * Answers a refusal as its problem; all else that is thrown is logged, and the answer tells nothing of it but
 * whether the client may try again.
 */
export const answerErrors = (): EdgeMiddleware => ({
  onError: (request) => {
    const { error, event } = request;
    if (error instanceof RefusedError) {
      request.response = problem(toProblem(error.error));
      return;
    }
    const failure = isUnavailable(error) ? UNAVAILABLE : INTERNAL;
    logger.error(failure.log, {
      requestId: event.requestContext.requestId,
      error: error ?? undefined,
    });
    request.response = problem(toProblem({ kind: failure.kind }));
  },
});
