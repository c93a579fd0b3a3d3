const namespace = 'Freehold';

/** What the sweepers report in their logs, in seconds; alarms look at it. */
export const OLDEST_OPEN_PROVISIONING = { namespace, name: 'OldestOpenProvisioning' } as const;
/** How often a request could not be asked for its limits. */
export const RATE_LIMITS_UNAVAILABLE = { namespace, name: 'RateLimitsUnavailable' } as const;
/** How often a refusal could not be written down for the audit log. */
export const REFUSALS_UNTOLD = { namespace, name: 'RefusalsUntold' } as const;
export const OLDEST_UNSEALED_USES = { namespace, name: 'OldestUnsealedUses' } as const;
/** How old the oldest window is that should be sealed. */
export const OLDEST_UNSEALED_WINDOW = { namespace, name: 'OldestUnsealedWindow' } as const;
export const USAGE_QUARANTINED = { namespace, name: 'UsageQuarantined' } as const;
export const USAGE_DIFFERS = { namespace, name: 'UsageDiffers' } as const;
export const OLDEST_OPEN_JOB = { namespace, name: 'OldestOpenJob' } as const;
