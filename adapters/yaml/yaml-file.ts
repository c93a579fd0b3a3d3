import { LineCounter, parseDocument } from 'yaml';
import type { ConfigPath, LocatedError } from '../../core/platform-config/config-error.ts';
import { cutValues } from './cut-values.ts';
import { mistakesIn } from './yaml-mistakes.ts';
import { offsetOf, type Offset } from './yaml-offset.ts';

export type Place = {
  readonly line: number;
  readonly column: number;
  /** How many steps of the path the file holds. */
  readonly depth: number;
};

export type YamlFile = {
  readonly file: string;
  readonly value: unknown;
  readonly errors: readonly LocatedError[];
  /** What is valid and was probably not meant. */
  readonly remarks: readonly LocatedError[];
  /** Whether the value can be trusted although there are errors (a duplicate key). */
  readonly isReadable: boolean;
  /** Where a key or its value stands; for what is missing, the closest map or list around it. */
  readonly placeOf: (path: ConfigPath, at: 'key' | 'value') => Place;
};

const CUT =
  'ends before `#`, which begins a comment in YAML: put the value in quotes if it goes on';

/** Reads a YAML text and remembers where each value stands; syntax errors included. */
export function parseYamlFile(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  // Of the known tags, `!!binary`, `!!set` and `!!omap` make values that are no maps, lists or texts.
  const options = { lineCounter: lines, prettyErrors: false, resolveKnownTags: false };
  const document = parseDocument(text, options);
  const found = mistakesIn(document, text);
  const isReadable = found.every(({ isHarmless }) => isHarmless);

  const placeOf = ({ offset, depth }: Offset): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), depth };
  };
  const located = (offset: number, path: string, message: string): LocatedError => {
    const { line, column } = placeOf({ offset, depth: 0 });
    return { file, line, column, path, message };
  };
  return {
    file,
    value: isReadable ? document.toJS() : undefined,
    errors: found.map(({ offset, message }) => located(offset, '', message)),
    remarks: cutValues(document, text).map(({ offset, key }) => located(offset, key, CUT)),
    isReadable,
    placeOf: (path, at) => placeOf(offsetOf(document, path, at)),
  };
}
