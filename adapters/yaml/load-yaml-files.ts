import type { ConfigError, LocatedError } from '../../core/platform-config/config-error.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { inReadingOrder, locateError } from './locate-errors.ts';
import { mergeOverlay } from './merge-overlay.ts';
import { readYamlFile } from './read-yaml-file.ts';

/** Hears of what is valid and was probably not meant. */
export type Remark = (remark: LocatedError) => void;

/** The first file with each further one laid over it, parsed; fails with every error of all files at once. */
export function loadYamlFiles<T>(
  paths: readonly string[],
  parse: (value: unknown) => Result<T, ConfigError[]>,
  remark: Remark = () => undefined,
): Result<T, LocatedError[]> {
  const read = paths.map(readYamlFile);
  const files = read.flatMap((result) => (result.ok ? [result.value] : []));
  files.flatMap(({ remarks }) => remarks).forEach(remark);
  const unread = read.flatMap((result) => (result.ok ? [] : [result.error]));
  const broken = [...unread, ...files.flatMap(({ errors }) => errors)];
  if (unread.length > 0 || files.some(({ isReadable }) => !isReadable)) return fail(broken);

  // An overlay that holds nothing but comments changes nothing.
  const stating = files.filter(({ value }, order) => order === 0 || value !== null);
  const parsed = parse(stating.map(({ value }) => value).reduce(mergeOverlay));
  const wrong = parsed.ok ? [] : parsed.error.map((error) => locateError(error, stating));
  const errors = inReadingOrder([...broken, ...wrong], paths);
  return parsed.ok && errors.length === 0 ? ok(parsed.value) : fail(errors);
}
