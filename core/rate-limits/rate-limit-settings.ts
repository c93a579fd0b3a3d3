import type { Rate } from './rate.ts';

/** What the platform file says of the limits of requests. */
export type RateLimitSettings = {
  /** Without it nobody is limited; requests are metered all the same. */
  readonly isRateLimited: boolean;
  readonly perTenant: Rate;
  /** By plan, in place of `perTenant`. */
  readonly perPlan: Readonly<Record<string, Rate>>;
  /** By class of routes, for each tenant, beside its limit for all of them. */
  readonly perClass: Readonly<Record<string, Rate>>;
  /** Of one address without a token, for sign-ins and the like. */
  readonly perSource: Rate;
  /** What is done with a request while the counters cannot be asked. */
  readonly onOutage: { readonly reads: OutagePolicy; readonly writes: OutagePolicy };
  /** The longest that a request waits for them. */
  readonly storeTimeoutMs: number;
};

export const OUTAGE_POLICIES = ['allow', 'refuse'] as const;
export type OutagePolicy = (typeof OUTAGE_POLICIES)[number];
