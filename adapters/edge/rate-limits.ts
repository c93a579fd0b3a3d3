import { RateLimiter } from '../../core/rate-limits/rate-limiter.ts';
import { bundledPlatformConfig } from '../config/bundled-platform-config.ts';
import { countersClient, DynamoRateCounters } from '../dynamodb/usage/dynamo-rate-counters.ts';

/** The limits of requests: one limiter a function's environment. */
export function rateLimits({ USAGE_TABLE_NAME }: { readonly USAGE_TABLE_NAME: string }) {
  const settings = bundledPlatformConfig().limits.api;
  const { documents, now } = countersClient();
  const counters = new DynamoRateCounters(documents, USAGE_TABLE_NAME, settings.storeTimeoutMs);
  return { settings, limiter: new RateLimiter(counters, now) };
}
