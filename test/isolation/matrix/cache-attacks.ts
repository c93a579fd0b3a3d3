import type { Target } from './parties.ts';
import type { RoutePlan } from './route-plan.ts';
import { STORES } from './stores.ts';

const records = STORES.tenantTable.name;
const byCacheKey = ({ cacheKey }: Target) => ({ key: cacheKey });

/** How the routes of a tenant's cache are aimed at another tenant. */
export const CACHE_ATTACKS = {
  getCacheEntry: { store: records, params: byCacheKey },
  putCacheEntry: {
    store: records,
    params: byCacheKey,
    body: () => ({ value: 'written by another tenant' }),
  },
  deleteCacheEntry: { store: records, params: byCacheKey },
} satisfies Readonly<Record<string, RoutePlan>>;
