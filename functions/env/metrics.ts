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
/** How long the oldest sealed usage waits to be exported. */
export const OLDEST_UNEXPORTED_USAGE = { namespace, name: 'OldestUnexportedUsage' } as const;
/** What the billing provider will never take. */
export const USAGE_REFUSED = { namespace, name: 'UsageRefused' } as const;
/** What the provider tells of no tenant, such as usage that it could not count. */
export const BILLING_ALERTS = { namespace, name: 'BillingAlerts' } as const;
/** What the daily look at pools, stores and counters finds. */
export const INVARIANT_FINDINGS = { namespace, name: 'InvariantFindings' } as const;
export const BILLING_FINDINGS = { namespace, name: 'BillingFindings' } as const;
