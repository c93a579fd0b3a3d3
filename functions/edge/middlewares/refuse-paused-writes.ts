import { RefusedError, routeOf, type EdgeMiddleware } from '../edge-middleware.ts';
import { isTenantWrite } from '../is-tenant-write.ts';

/** While a tenant's data is being moved, its users and programs may read only. */
export const refusePausedWrites = (): EdgeMiddleware => ({
  before: ({ internal }) => {
    const { principal } = internal;
    const isPaused = principal && principal.kind !== 'operator' && principal.writes === 'paused';
    if (isPaused && isTenantWrite(routeOf(internal))) {
      throw new RefusedError({ kind: 'WritesPaused' });
    }
  },
});
