import { expect, it, vi } from 'vitest';
import { answerErrors } from '../../../../functions/edge/middlewares/answer-errors.ts';
import { RefusedError } from '../../../../functions/edge/edge-middleware.ts';
import { LOG } from '../../../../functions/log-events.ts';
import { logger } from '../../../../kit/log.ts';
import { middlewareRequest } from '../../../support/edge/middleware-request.ts';

const log = vi.spyOn(logger, 'error').mockReturnValue(undefined);

function answerOf(error: Error) {
  const request = { ...middlewareRequest(), error };
  answerErrors().onError?.(request);
  return request.response;
}

it('answers a refusal as its problem, and does not log it', () => {
  expect(answerOf(new RefusedError({ kind: 'RouteNotFound' }))).toMatchObject({
    statusCode: 404,
    headers: { 'content-type': 'application/problem+json' },
    body: expect.stringContaining('Route not found') as string,
  });
  expect(log).not.toHaveBeenCalled();
});

it('answers what is thrown as a 500 that tells nothing, and logs it', () => {
  const error = new Error('the secret');
  const response = answerOf(error);
  expect(response).toMatchObject({ statusCode: 500 });
  expect(JSON.stringify(response)).not.toContain('secret');
  expect(log.mock.calls).toEqual([[LOG.requestFailed, { requestId: 'request-1', error }]]);
});
