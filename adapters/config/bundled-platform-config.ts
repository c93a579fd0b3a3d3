import { readFileSync } from 'node:fs';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';

/**
 * The configuration the function was deployed with: validated when it was bundled, so only read here.
 * Throws a PlatformConfigMissingError when the bundle has none.
 */
export function bundledPlatformConfig(
  location: URL = new URL('./platform.json', import.meta.url),
): PlatformConfig {
  try {
    return JSON.parse(readFileSync(location, 'utf8')) as PlatformConfig;
  } catch (cause) {
    throw new PlatformConfigMissingError(location, { cause });
  }
}

export class PlatformConfigMissingError extends Error {
  override readonly name = 'PlatformConfigMissingError';

  constructor(location: URL, options: ErrorOptions) {
    super(`The bundle has no readable platform configuration at ${location.pathname}`, options);
  }
}
