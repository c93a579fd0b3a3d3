import type { RateLimitSettings } from '../../../core/rate-limits/rate-limit-settings.ts';

export const rateSettings = (differing: Partial<RateLimitSettings> = {}): RateLimitSettings => ({
  isRateLimited: true,
  perTenant: { perHour: 1_000, perMinute: 100 },
  perPlan: { pro: { perHour: 9_000, perMinute: 900 } },
  perClass: {},
  perSource: { perHour: 50, perMinute: 20 },
  onOutage: { reads: 'allow', writes: 'refuse' },
  storeTimeoutMs: 1_000,
  ...differing,
});
