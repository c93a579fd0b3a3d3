import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigProblem } from '../../core/platform-config/config-problem.ts';
import { parsePlatformConfig } from '../../core/platform-config/parse-platform-config.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { mergeOverlay } from './merge-overlay.ts';
import { readYamlFile } from './read-yaml-file.ts';
import { inReadingOrder, problemOf } from './place-findings.ts';
import type { YamlFile } from './yaml-file.ts';

export type PlatformConfigSource = {
  readonly directory: string;
  /** Lays `<stage>.yaml` over `platform.yaml`; a stage without such a file has no changes. */
  readonly stage: string;
};

/** The platform as a stage has it; fails with every problem of both files at once. */
export function loadPlatformConfig({
  directory,
  stage,
}: PlatformConfigSource): Result<PlatformConfig, ConfigProblem[]> {
  const overlay = join(directory, `${stage}.yaml`);
  return loadPlatformFiles([
    join(directory, 'platform.yaml'),
    ...(existsSync(overlay) ? [overlay] : []),
  ]);
}

/** The platform of the first file with each further one laid over it. */
export function loadPlatformFiles(
  paths: readonly string[],
): Result<PlatformConfig, ConfigProblem[]> {
  const read = paths.map(readYamlFile);
  const files = read.flatMap((result) => (result.ok ? [result.value] : []));
  const unread = read.flatMap((result) => (result.ok ? [] : [result.error]));
  const broken = [...unread, ...files.flatMap(({ problems }) => problems)];
  if (unread.length > 0 || files.some(({ isReadable }) => !isReadable)) return fail(broken);

  const platform = parsePlatformConfig(mergedValue(files));
  const wrong = platform.ok ? [] : platform.error.map((finding) => problemOf(finding, files));
  const problems = inReadingOrder([...broken, ...wrong], paths);
  return platform.ok && problems.length === 0 ? ok(platform.value) : fail(problems);
}

/** A file that holds nothing but comments changes nothing. */
const mergedValue = (files: readonly YamlFile[]): unknown =>
  files
    .map(({ value }) => value)
    .reduce((base, overlay) => (overlay === null ? base : mergeOverlay(base, overlay)));
