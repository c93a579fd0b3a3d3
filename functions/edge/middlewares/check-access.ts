import { mayAccess } from '../../../core/access/may-access.ts';
import { principalOf } from '../authorizer-context.ts';
import { RefusedError, routeOf, type EdgeMiddleware } from '../edge-middleware.ts';

/** Finds who makes the request, once, and refuses who has not the route's permission. */
export const checkAccess = (): EdgeMiddleware => ({
  before: ({ event, internal }) => {
    const { principal, refused } = principalOf(event);
    internal.principal = principal;
    if (!mayAccess(routeOf(internal).permission, principal)) throw new RefusedError(refused);
  },
});
