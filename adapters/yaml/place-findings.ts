import {
  formatPath,
  type ConfigProblem,
  type Finding,
} from '../../core/platform-config/config-problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** The file that holds most of the path is to blame, of two the later one: it has the last word. */
export function problemOf(
  { path, at, message }: Finding,
  files: readonly YamlFile[],
): ConfigProblem {
  const [blamed] = files
    .map(({ file, placeOf }, order) => ({ file, order, ...placeOf(path, at) }))
    .sort((a, b) => b.depth - a.depth || (a.depth === 0 ? a.order - b.order : b.order - a.order));
  const { file = '', line = 1, column = 1 } = blamed ?? {};
  return { file, line, column, path: formatPath(path), message };
}

export const inReadingOrder = (problems: readonly ConfigProblem[], paths: readonly string[]) =>
  problems.toSorted(
    (a, b) =>
      paths.indexOf(a.file) - paths.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
