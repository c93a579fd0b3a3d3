import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { ConfigPath, LocatedError } from '../../core/platform-config/config-error.ts';
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
  /** Whether the value can be trusted although there are errors (a duplicate key). */
  readonly isReadable: boolean;
  /** Where a key or its value stands; for what is missing, the closest map or list around it. */
  readonly placeOf: (path: ConfigPath, at: 'key' | 'value') => Place;
};

/** Reads a YAML text and remembers where each value stands; syntax errors included. */
export function parseYamlFile(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const found = [...syntaxErrors(document, text), ...brokenAliases(document)];
  const isReadable = found.every(({ isHarmless }) => isHarmless);

  const placeOf = ({ offset, depth }: Offset): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), depth };
  };
  const toError = ({ offset, message }: SyntaxMistake): LocatedError => {
    const { line, column } = placeOf({ offset, depth: 0 });
    return { file, line, column, path: '', message };
  };
  return {
    file,
    value: isReadable ? document.toJS() : undefined,
    errors: found.map(toError),
    isReadable,
    placeOf: (path, at) => placeOf(offsetOf(document, path, at)),
  };
}

type SyntaxMistake = {
  readonly offset: number;
  readonly message: string;
  /** The value can be read all the same. */
  readonly isHarmless: boolean;
};

const syntaxErrors = ({ errors, warnings }: Document, text: string): SyntaxMistake[] =>
  [...errors, ...warnings].map(({ pos: [offset], code, message }) => {
    const isHarmless = code === 'DUPLICATE_KEY';
    const [key = ''] = /^[^:\n]*/.exec(text.slice(offset)) ?? [];
    if (isHarmless) return { offset, message: `\`${key}\` stands twice in one map`, isHarmless };

    return { offset, message: SENTENCES[code] ?? `is no valid YAML: ${message}`, isHarmless };
  });

const SENTENCES: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'begins a second document: a file holds one',
  TAB_AS_INDENT: 'is indented with a tab: YAML takes spaces only',
};

/** Aliases that lead nowhere or back into themselves, and so many of them that they are a trap. */
function brokenAliases(document: Document): SyntaxMistake[] {
  const broken: SyntaxMistake[] = [];
  let count = 0;
  visit(document, {
    Alias(_key, alias, path) {
      const target = alias.resolve(document);
      const offset = alias.range?.[0] ?? 0;
      count += 1;
      if (target === undefined || path.includes(target)) {
        broken.push({
          offset,
          message: 'refers to an anchor not set before it',
          isHarmless: false,
        });
      } else if (count === MAX_ALIASES + 1) {
        broken.push({
          offset,
          message: `is one alias of more than ${MAX_ALIASES}`,
          isHarmless: false,
        });
      }
    },
  });
  return broken;
}

/** Few enough that even nested ones cannot blow a small file up to fill the memory. */
const MAX_ALIASES = 20;
