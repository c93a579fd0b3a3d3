import { isDeeperThan } from '../../kit/json.ts';
import type { JsonObject } from './tenant.ts';

const MAX_KILOBYTES = 64;
const MAX_DEPTH = 16;

/** Why this object is too much for a tenant's record, as a sentence; null when it is not. */
export function jsonObjectError(value: JsonObject): string | null {
  // Depth first: writing a very deep value as text would exhaust the stack.
  if (isDeeperThan(MAX_DEPTH, value)) return `Nest at most ${MAX_DEPTH} levels.`;

  return Buffer.byteLength(JSON.stringify(value)) > MAX_KILOBYTES * 1024
    ? `Use at most ${MAX_KILOBYTES} KB of JSON.`
    : null;
}
