import { visit, type Document, type YAMLParseError } from 'yaml';

/** What is wrong with a text as YAML. */
export type YamlMistake = {
  readonly offset: number;
  readonly message: string;
  /** The value can be read all the same. */
  readonly isHarmless: boolean;
};

/** The parser's own messages go no further: they repeat the text, which may be a password. */
export const mistakesIn = (document: Document, text: string): YamlMistake[] => [
  ...firstSyntaxError(document),
  ...repeatedKeys(document, text),
  ...brokenAliases(document),
];

/** The first one alone: the others are its consequences. */
function firstSyntaxError({ errors, warnings }: Document): YamlMistake[] {
  const [first] = [...errors, ...warnings].filter(({ code }) => code !== 'DUPLICATE_KEY');
  if (!first) return [];
  const message = SENTENCES[first.code] ?? 'is no valid YAML; a text that stands here needs quotes';
  return [{ offset: first.pos[0], message, isHarmless: false }];
}

const QUOTE = 'begins with a character that means something else in YAML: put the value in quotes';

const SENTENCES: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  BAD_DQ_ESCAPE: 'has a backslash that YAML does not know: put the value in single quotes',
  BAD_INDENT: 'is not indented as YAML wants; a text that begins with a bracket needs quotes',
  BAD_SCALAR_START: QUOTE,
  BLOCK_AS_IMPLICIT_KEY: 'is a map within one line; a text with a colon needs quotes',
  MISSING_CHAR: 'is not ended: a quote, a bracket or a colon is missing before this place',
  MULTIPLE_DOCS: 'begins a second document: a file holds one',
  TAB_AS_INDENT: 'is indented with a tab: YAML takes spaces only',
  TAG_RESOLVE_FAILED: QUOTE,
  UNEXPECTED_TOKEN: QUOTE,
};

const repeatedKeys = ({ errors }: Document, text: string): YamlMistake[] =>
  errors
    .filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ pos: [offset] }) => {
      const [key = ''] = /^[^:\n]*/.exec(text.slice(offset)) ?? [];
      return { offset, message: `\`${key}\` stands twice in one map`, isHarmless: true };
    });

/** Aliases that lead nowhere or back into themselves, and so many of them that they are a trap. */
function brokenAliases(document: Document): YamlMistake[] {
  const broken: YamlMistake[] = [];
  let count = 0;
  visit(document, {
    Alias(_key, alias, path) {
      const target = alias.resolve(document);
      const offset = alias.range?.[0] ?? 0;
      count += 1;
      if (target === undefined || path.includes(target)) {
        const message =
          'refers to an anchor not set before it; a text that begins with * needs quotes';
        broken.push({ offset, message, isHarmless: false });
      } else if (count === MAX_ALIASES + 1) {
        const message = `is one alias of more than ${MAX_ALIASES}`;
        broken.push({ offset, message, isHarmless: false });
      }
    },
  });
  return broken;
}

/** Few enough that even nested ones cannot blow a small file up to fill the memory. */
const MAX_ALIASES = 20;
