import { RefusedError, type EdgeMiddleware, type ServedRoute } from '../edge-middleware.ts';

export function findRoute(served: readonly ServedRoute[]): EdgeMiddleware {
  const byKey = new Map(served.map((route) => [route.key, route]));
  return {
    before: ({ event, internal }) => {
      const route = byKey.get(event.routeKey);
      if (!route) throw new RefusedError({ kind: 'RouteNotFound' });
      internal.route = route;
    },
  };
}
