import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocatedError } from '../../core/platform-config/config-error.ts';
import { parsePlatformConfig } from '../../core/platform-config/parse-platform-config.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { Result } from '../../kit/result.ts';
import { loadYamlFiles, type Remark } from './load-yaml-files.ts';

export type PlatformConfigSource = {
  readonly directory: string;
  /** Lays `<stage>.yaml` over `platform.yaml`; a stage without such a file has no changes. */
  readonly stage: string;
};

/** The platform as a stage has it; fails with every error of both files at once. */
export function loadPlatformConfig(
  { directory, stage }: PlatformConfigSource,
  remark?: Remark,
): Result<PlatformConfig, LocatedError[]> {
  const overlay = join(directory, `${stage}.yaml`);
  const files = [join(directory, 'platform.yaml'), ...(existsSync(overlay) ? [overlay] : [])];
  return loadPlatformFiles(files, remark);
}

/** The platform of the first file with each further one laid over it. */
export const loadPlatformFiles = (
  paths: readonly string[],
  remark?: Remark,
): Result<PlatformConfig, LocatedError[]> => loadYamlFiles(paths, parsePlatformConfig, remark);
