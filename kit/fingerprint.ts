import { createHash } from 'node:crypto';

/** The same text for the same JSON value whatever the order of its keys, and in practice for no other. */
export const fingerprint = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sortedKeys)).digest('base64url');

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;

  // Without a prototype, so that a key named __proto__ is one like any other.
  const sorted = Object.create(null) as Record<string, unknown>;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, member] of entries) sorted[key] = member;
  return sorted;
}
