import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocatedError } from '../../core/platform-config/config-error.ts';
import { parsePlatformConfig } from '../../core/platform-config/parse-platform-config.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { Result } from '../../kit/result.ts';
import { loadYamlFiles } from './load-yaml-files.ts';

export type PlatformConfigSource = {
  readonly directory: string;
  /** Lays `<stage>.yaml` over `platform.yaml`; a stage without such a file has no changes. */
  readonly stage: string;
};

/** The platform as a stage has it; fails with every error of both files at once. */
export function loadPlatformConfig({
  directory,
  stage,
}: PlatformConfigSource): Result<PlatformConfig, LocatedError[]> {
  const overlay = join(directory, `${stage}.yaml`);
  return loadPlatformFiles([
    join(directory, 'platform.yaml'),
    ...(existsSync(overlay) ? [overlay] : []),
  ]);
}

/** The platform of the first file with each further one laid over it. */
export const loadPlatformFiles = (
  paths: readonly string[],
): Result<PlatformConfig, LocatedError[]> => loadYamlFiles(paths, parsePlatformConfig);
