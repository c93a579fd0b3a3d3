import { logger } from '../../../kit/log.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { LOG } from '../../log-events.ts';
import { RefusedError, type EdgeMiddleware } from '../edge-middleware.ts';
import { toProblem } from '../to-problem.ts';

/** Answers a refusal as its problem; all else that is thrown is logged, and a 500 tells nothing of it. */
export const answerErrors = (): EdgeMiddleware => ({
  onError: (request) => {
    const { error, event } = request;
    if (error instanceof RefusedError) {
      request.response = problem(toProblem(error.error));
      return;
    }
    logger.error(LOG.requestFailed, {
      requestId: event.requestContext.requestId,
      error: error ?? undefined,
    });
    request.response = problem(toProblem({ kind: 'InternalError' }));
  },
});
