import { beforeEach, expect, it, vi } from 'vitest';
import { logRequest } from '../../../../functions/edge/middlewares/log-request.ts';
import { LOG } from '../../../../functions/log-events.ts';
import { logger } from '../../../../kit/log.ts';
import { middlewareRequest, principalFor } from '../../../support/edge/middleware-request.ts';
import { operatorIdentity, tenantIdentity } from '../../../support/tenancy/tenant-contexts.ts';

const info = vi.spyOn(logger, 'info');
beforeEach(() => info.mockReset().mockReturnValue(undefined));

const identity = tenantIdentity();
const line = {
  requestId: 'request-1',
  operation: 'listRecords',
  status: 200,
  durationMs: expect.any(Number) as number,
};

it.each([
  ['a user', identity, { tenantId: identity.tenantId, userId: identity.id }],
  ['an operator', operatorIdentity, { operatorId: operatorIdentity.id }],
] as const)('logs one line of a request of %s, by ids', (_, caller, ids) => {
  const request = middlewareRequest({ principal: principalFor(caller) });
  const { before, after } = logRequest();
  before?.(request);
  after?.({ ...request, response: { statusCode: 200 } });
  expect(info.mock.calls).toEqual([[LOG.request, { ...line, ...ids }]]);
});

it('names the request in the answer, an error’s too, which no cache may keep', () => {
  const request = { ...middlewareRequest(), response: { statusCode: 404, headers: { a: 'b' } } };
  logRequest().onError?.(request);
  expect(request.response).toEqual({
    statusCode: 404,
    headers: { a: 'b', 'cache-control': 'no-store', 'x-request-id': 'request-1' },
  });
});

it('leaves an answer its own time in caches', () => {
  const headers = { 'cache-control': 'max-age=60' };
  const request = { ...middlewareRequest(), response: { statusCode: 200, headers } };
  logRequest().after?.(request);
  expect(request.response.headers).toMatchObject(headers);
});
