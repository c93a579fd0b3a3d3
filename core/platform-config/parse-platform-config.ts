import { ok, type Result } from '../../kit/result.ts';
import type { ConfigError } from './config-error.ts';
import { parseBySchema } from './parse-by-schema.ts';
import type { PlatformConfig } from './platform-config.ts';
import { platformFile } from './platform-file.ts';
import { toPlatformConfig } from './to-platform-config.ts';

/** Reads the value of a platform file; fails with everything that is wrong with it at once. */
export function parsePlatformConfig(file: unknown): Result<PlatformConfig, ConfigError[]> {
  const parsed = parseBySchema(platformFile, file);
  return parsed.ok ? ok(toPlatformConfig(parsed.value)) : parsed;
}
