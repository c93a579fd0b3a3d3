import type { TenantCache } from '../../../core/cache/tenant-cache.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { preconditionOf } from './precondition-of.ts';

export type DeleteCacheEntryPorts = { readonly cache: Pick<TenantCache, 'find' | 'delete'> };

export const deleteCacheEntryOperation = ({ cache }: DeleteCacheEntryPorts) =>
  operation('deleteCacheEntry', async ({ tenant, params: { key }, headers, ifMatch }) => {
    const precondition = await preconditionOf({ cache }, { tenant, key, headers, ifMatch });
    if (!precondition.ok) return refusal(precondition.error);

    const deleted = await cache.delete(tenant, { key, ...precondition.value });
    return deleted.ok ? answer(204) : refusal(deleted.error);
  });
