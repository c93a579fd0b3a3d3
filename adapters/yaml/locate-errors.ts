import {
  formatPath,
  type ConfigError,
  type LocatedError,
} from '../../core/platform-config/config-error.ts';
import type { YamlFile } from './yaml-file.ts';

/**
 * The file that holds most of the path is blamed, of two the later one: its value stands. What no
 * file states at all is missing in the first one.
 */
export function locateError(
  { path, at, message }: ConfigError,
  files: readonly YamlFile[],
): LocatedError {
  const isMissing = (depth: number) => depth === 0 && path.length > 0;
  const [blamed] = files
    .map(({ file, placeOf }, order) => ({ file, order, ...placeOf(path, at) }))
    .sort(
      (a, b) => b.depth - a.depth || (isMissing(a.depth) ? a.order - b.order : b.order - a.order),
    );
  const { file = '', line = 1, column = 1 } = blamed ?? {};
  return { file, line, column, path: formatPath(path), message };
}

export const inReadingOrder = (errors: readonly LocatedError[], paths: readonly string[]) =>
  errors.toSorted(
    (a, b) =>
      paths.indexOf(a.file) - paths.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
