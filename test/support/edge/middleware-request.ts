import type { Context } from 'aws-lambda';
import { expect } from 'vitest';
import type { Principal } from '../../../core/access/principal.ts';
import type { ApiEvent, AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import type {
  EdgeMiddleware,
  Passing,
  ServedRoute,
} from '../../../functions/edge/edge-middleware.ts';
import { answer } from '../../../functions/edge/answer.ts';
import { apiEvent, requestInfo } from '../tenancy/tenant-contexts.ts';

type EdgeRequest = Parameters<NonNullable<EdgeMiddleware['before']>>[0];

export const servedRoute: ServedRoute = {
  id: 'listRecords',
  key: 'GET /things',
  permission: 'records:read',
  rateClass: 'standard',
  contract: { summary: '', answers: {} },
  run: () => Promise.resolve(answer(200, { a: 1 })),
};

/** A request to `servedRoute` as a middleware gets it, with what those before it found out. */
export const middlewareRequest = (
  internal: Passing = {},
  event: ApiEvent = apiEvent(servedRoute.key),
): EdgeRequest => ({
  event,
  context: {} as Context,
  response: undefined,
  error: undefined,
  internal: { route: servedRoute, ...internal },
});

/** Who the edge finds behind what the authorizer says. */
export const principalFor = (identity: AuthorizerContext) =>
  ({ ...identity, request: requestInfo }) as Principal;

/** What a middleware throws to refuse a request with that error. */
export const refusalOf = (error: object) =>
  expect.objectContaining({ name: 'RefusedError', error }) as Error;
