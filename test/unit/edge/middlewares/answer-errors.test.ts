import { beforeEach, expect, it, vi } from 'vitest';
import { answerErrors } from '../../../../functions/edge/middlewares/answer-errors.ts';
import { RefusedError } from '../../../../functions/edge/edge-middleware.ts';
import { LOG } from '../../../../functions/log-events.ts';
import { OutOfTimeError } from '../../../../kit/deadline.ts';
import { logger } from '../../../../kit/log.ts';
import { middlewareRequest } from '../../../support/edge/middleware-request.ts';

const log = vi.spyOn(logger, 'error');
beforeEach(() => log.mockReset().mockReturnValue(undefined));

function answerOf(error: Error) {
  const request = { ...middlewareRequest(), error };
  answerErrors().onError?.(request);
  return request.response;
}

const problem = (title: string) => ({
  headers: { 'content-type': 'application/problem+json' },
  body: expect.stringContaining(`"type":"urn:freehold:problem:${title}"`) as string,
});
const failing = (properties: object) => Object.assign(new Error('the secret'), properties);

it('answers a refusal as its problem, and does not log it', () => {
  const refusal = new RefusedError({ kind: 'RouteNotFound' });
  expect(answerOf(refusal)).toMatchObject({ statusCode: 404, ...problem('not-found') });
  expect(log).not.toHaveBeenCalled();
});

it('answers what is thrown as a 500 that tells nothing, and logs it', () => {
  const error = failing({});
  const response = answerOf(error);
  expect(response).toMatchObject({ statusCode: 500, ...problem('internal') });
  expect(JSON.stringify(response)).not.toContain('secret');
  expect(log.mock.calls).toEqual([[LOG.requestFailed, { requestId: 'request-1', error }]]);
});

it.each([
  ['a throttled table', failing({ name: 'ThrottlingException' })],
  ['a throttled Cognito', failing({ name: 'TooManyRequestsException' })],
  ['a call that was given up', failing({ name: 'TimeoutError' })],
  ['a service that fails', failing({ $metadata: { httpStatusCode: 500 } })],
  ['a lost connection', failing({ code: 'ECONNRESET' })],
  ['one of these behind an error of ours', failing({ cause: failing({ name: 'SlowDown' }) })],
  ['the end of the time', new OutOfTimeError()],
])('answers %s as 503 with the time to wait', (_, error) => {
  const response = answerOf(error);
  expect(response).toMatchObject({ statusCode: 503, ...problem('unavailable') });
  expect(response?.headers).toMatchObject({ 'retry-after': '5' });
  expect(JSON.stringify(response)).not.toContain('secret');
  expect(log.mock.calls).toEqual([[LOG.requestUnavailable, { requestId: 'request-1', error }]]);
});
