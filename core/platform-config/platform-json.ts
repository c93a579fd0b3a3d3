import type { PlatformConfig } from './platform-config.ts';

/**
 * The configuration as the bundles carry it. Keys are sorted: the content's hash decides what is
 * deployed, so the order of a file's lines must not matter.
 */
export const toPlatformJson = (config: PlatformConfig): string =>
  `${JSON.stringify(config, sortedKeys, 2)}\n`;

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;

  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
