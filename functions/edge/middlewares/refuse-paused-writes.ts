import { RefusedError, routeOf, type EdgeMiddleware } from '../edge-middleware.ts';
import { isTenantWrite } from '../is-tenant-write.ts';

/** While a tenant's data is being moved, its users may read only. */
export const refusePausedWrites = (): EdgeMiddleware => ({
  before: ({ internal }) => {
    const { principal } = internal;
    const isPaused = principal?.kind === 'user' && principal.writes === 'paused';
    if (isPaused && isTenantWrite(routeOf(internal))) {
      throw new RefusedError({ kind: 'WritesPaused' });
    }
  },
});
