import { tenantCache } from '../../../adapters/cache/tenant-cache.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';
import { cacheContract } from '../contract.ts';
import { deleteCacheEntryOperation } from './delete-cache-entry.ts';
import { getCacheEntryOperation } from './get-cache-entry.ts';
import { putCacheEntryOperation } from './put-cache-entry.ts';

const settings = readEnv(tenantPlaneEnv);
const { services, limits } = bundledPlatformConfig();
const { ttlSeconds } = services.cache;
const sessions = tenantSessions(settings);
const cache = tenantCache(services.cache, { stage: settings.STAGE, sessions });
const ports = { cache, limits: limits.cache, ttlSeconds, now: () => new Date() };

export const handler = apiHandler<'cache/api'>(
  cacheContract,
  {
    getCacheEntry: getCacheEntryOperation(ports),
    putCacheEntry: putCacheEntryOperation(ports),
    deleteCacheEntry: deleteCacheEntryOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
