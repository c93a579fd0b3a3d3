const namespace = 'Freehold';

/** What the sweepers report in their logs, in seconds; alarms look at it. */
export const OLDEST_OPEN_PROVISIONING = { namespace, name: 'OldestOpenProvisioning' } as const;
export const OLDEST_OPEN_JOB = { namespace, name: 'OldestOpenJob' } as const;
