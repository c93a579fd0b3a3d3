/**
 * How long an ended session, a revoked key, a suspended tenant or a flag as it was may still be served: the authorizer
 * repeats what it read, and API Gateway repeats no answer of the authorizer. With the time a request itself takes, it
 * stays below `STALENESS_LIMIT_SECONDS`. A member's role and status are read with the session or the key, and change
 * as fast.
 */
export const REGISTRY_MEMORY_SECONDS = 4;
export const STALENESS_LIMIT_SECONDS = 5;
