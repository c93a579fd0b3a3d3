import { fail, ok, type Result } from '../../kit/result.ts';
import type { Finding } from './config-problem.ts';
import { contradictionsIn } from './contradictions.ts';
import { findingsOfSchema, sentenceOf } from './findings-of-schema.ts';
import type { PlatformConfig } from './platform-config.ts';
import { platformFile } from './platform-file.ts';
import { toPlatformConfig } from './to-platform-config.ts';

/** Reads the value of a platform file; fails with everything that is wrong with it at once. */
export function parsePlatformConfig(file: unknown): Result<PlatformConfig, Finding[]> {
  const read = platformFile.safeParse(file, { error: sentenceOf });
  const wrong = [...(read.success ? [] : findingsOfSchema(read.error)), ...contradictionsIn(file)];
  return read.success && wrong.length === 0 ? ok(toPlatformConfig(read.data)) : fail(wrong);
}
