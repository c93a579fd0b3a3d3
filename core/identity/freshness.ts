/**
 * How long an ended session, a suspended tenant or a flag as it was may still be served: the gateway repeats an answer
 * of the authorizer, and the authorizer repeats what it read. The sum, with the time a request itself
 * takes, stays below `STALENESS_LIMIT_SECONDS`. A member's role and status are
 * read with the session, and change as fast.
 */
export const AUTHORIZER_CACHE_SECONDS = 3;
export const REGISTRY_MEMORY_SECONDS = 1.5;
export const STALENESS_LIMIT_SECONDS = 5;
