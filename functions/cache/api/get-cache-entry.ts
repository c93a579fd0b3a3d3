import type { TenantCache } from '../../../core/cache/tenant-cache.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type GetCacheEntryPorts = { readonly cache: Pick<TenantCache, 'find'> };

export const getCacheEntryOperation = ({ cache }: GetCacheEntryPorts) =>
  operation('getCacheEntry', async ({ tenant, params: { key } }) => {
    const entry = await cache.find(tenant, key);
    if (!entry) return refusal({ kind: 'CacheEntryNotFound' });

    const { value, version, expiresAt } = entry;
    const view = { key, value, version, expiresAt: expiresAt.toISOString() };
    return answer(200, view, etag(version));
  });
