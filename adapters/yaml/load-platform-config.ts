import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatPath,
  type ConfigProblem,
  type Finding,
} from '../../core/platform-config/config-problem.ts';
import { parsePlatformConfig } from '../../core/platform-config/parse-platform-config.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { mergeOverlay } from './merge-overlay.ts';
import { readYamlFile } from './read-yaml-file.ts';
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

/** The file that holds most of the path is to blame, of two the later one: it has the last word. */
function problemOf({ path, at, message }: Finding, files: readonly YamlFile[]): ConfigProblem {
  const [blamed] = files
    .map(({ file, placeOf }, order) => ({ file, order, ...placeOf(path, at) }))
    .sort((a, b) => b.depth - a.depth || (a.depth === 0 ? a.order - b.order : b.order - a.order));
  const { file = '', line = 1, column = 1 } = blamed ?? {};
  return { file, line, column, path: formatPath(path), message };
}

const inReadingOrder = (problems: readonly ConfigProblem[], paths: readonly string[]) =>
  problems.toSorted(
    (a, b) =>
      paths.indexOf(a.file) - paths.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
