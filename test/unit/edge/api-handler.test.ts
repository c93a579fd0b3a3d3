import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from 'aws-lambda';
import { edge } from '../../../functions/edge/api-handler.ts';
import type { AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import type { ServedRoute } from '../../../functions/edge/edge-middleware.ts';
import { answer } from '../../../functions/edge/answer.ts';
import { millisecondsLeft } from '../../../kit/deadline.ts';
import { logger } from '../../../kit/log.ts';
import { servedRoute } from '../../support/edge/middleware-request.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const CONTEXT = { getRemainingTimeInMillis: () => 15_000 } as Context;

async function serve(
  changes: Partial<ServedRoute> = {},
  identity?: AuthorizerContext,
  key = servedRoute.key,
) {
  const event = apiEvent(key, { ...(identity && { identity }) });
  const served = await edge([{ ...servedRoute, ...changes }])(event, CONTEXT);
  const body = JSON.parse(served.body ?? '{}') as { type?: string };
  return { ...served, kind: body.type?.replace('urn:freehold:problem:', ''), body };
}

const info = vi.spyOn(logger, 'info');
const error = vi.spyOn(logger, 'error');
beforeEach(() => {
  info.mockReset();
  error.mockReset();
});
afterEach(() => {
  expect(info).toHaveBeenCalledTimes(1);
});

describe('the edge', () => {
  it('runs the operation and names the request in answer and log', async () => {
    const identity = tenantIdentity();
    expect(await serve({}, identity)).toMatchObject({
      statusCode: 200,
      body: { a: 1 },
      headers: {
        'x-request-id': 'request-1',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-type': 'application/json',
      },
    });
    expect(info.mock.lastCall?.[1]).toMatchObject({
      requestId: 'request-1',
      operation: 'listRecords',
      status: 200,
      tenantId: identity.tenantId,
      userId: identity.id,
    });
  });

  it('answers what is thrown as a 500 that tells nothing, and logs it', async () => {
    const run = () => Promise.reject(new Error('the secret'));
    const served = await serve({ run });
    expect(served).toMatchObject({
      statusCode: 500,
      kind: 'internal',
      headers: { 'x-content-type-options': 'nosniff' },
    });
    expect(JSON.stringify(served)).not.toContain('secret');
    expect(error).toHaveBeenCalledTimes(1);
    expect(info.mock.lastCall?.[1]).toMatchObject({ status: 500 });
  });

  it('gives an operation a second less than the function has', async () => {
    let left = 0;
    const run = () => {
      left = millisecondsLeft();
      return Promise.resolve(answer(200, {}));
    };
    await serve({ run }, tenantIdentity());
    expect(left).toBeGreaterThan(13_500);
    expect(left).toBeLessThanOrEqual(14_000);
  });

  it('answers an unknown route as 404', async () => {
    expect(await serve({}, undefined, 'GET /others')).toMatchObject({
      statusCode: 404,
      body: { title: 'Route not found' },
      headers: { 'x-request-id': 'request-1' },
    });
  });
});
