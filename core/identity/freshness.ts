/**
 * How long a revocation, a suspension or a change of role may take to act: the gateway repeats an
 * answer of the authorizer, and the authorizer repeats what it read. The sum, with the time a
 * request itself takes, stays below `STALENESS_LIMIT_SECONDS`.
 */
export const AUTHORIZER_CACHE_SECONDS = 3;
export const REGISTRY_MEMORY_SECONDS = 1.5;
export const STALENESS_LIMIT_SECONDS = 5;
