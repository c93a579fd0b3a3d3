import { expect, it } from 'vitest';
import { findRoute } from '../../../../functions/edge/middlewares/find-route.ts';
import {
  middlewareRequest,
  refusalOf,
  servedRoute,
} from '../../../support/edge/middleware-request.ts';
import { apiEvent } from '../../../support/tenancy/tenant-contexts.ts';

const { before } = findRoute([servedRoute]);

it('finds the route that the gateway names', () => {
  const request = middlewareRequest({ route: undefined });
  before?.(request);
  expect(request.internal.route).toBe(servedRoute);
});

it('refuses one that the function does not serve', () => {
  const request = middlewareRequest({ route: undefined }, apiEvent('GET /others'));
  expect(() => {
    before?.(request);
  }).toThrow(refusalOf({ kind: 'RouteNotFound' }));
});
