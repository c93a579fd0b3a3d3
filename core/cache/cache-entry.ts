import type { JsonValue } from '../../kit/json.ts';

/** What a tenant keeps for a while: gone once it has expired, and at any moment before. */
export type CacheEntry = {
  readonly value: JsonValue;
  /** Another one after every write, also after the key was free in between; the entity tag of the API. */
  readonly version: number;
  readonly expiresAt: Date;
};

/** Stands in a path as it is; a key of dots alone would be taken for a folder by clients. */
export const CACHE_KEY = /^[A-Za-z0-9_][A-Za-z0-9_.~:@-]{0,249}$/;

/** Of the value as JSON. */
export const MAX_VALUE_BYTES = 64 * 1024;
export const MAX_VALUE_DEPTH = 64;

/** Thirty days. */
export const MAX_TTL_SECONDS = 2_592_000;
