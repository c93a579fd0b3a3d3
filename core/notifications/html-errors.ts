import { variablesIn } from './text-template.ts';

/** What a template's HTML may have. All else, scripts above all, is refused when it is saved. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['p', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 'h1', 'h2', 'h3', 'ul', 'ol', 'li']
      .concat(['blockquote', 'pre', 'code', 'thead', 'tbody', 'tr', 'br', 'hr'])
      .map((tag): [string, string[]] => [tag, []]),
  ),
  a: ['href', 'title'],
  img: ['src', 'alt', 'title', 'width', 'height'],
  table: ['width'],
  td: ['colspan', 'rowspan', 'width'],
  th: ['colspan', 'rowspan', 'width'],
};
const ANYWHERE = ['style', 'align'];
const WITHOUT_END = ['br', 'hr', 'img'];
/** Where a value may be an address. */
const LINKS = ['href', 'src'];
const STYLE = /^[\w\s:;.,#%!-]*$/;
const ADDRESS = /^(?:https:\/\/[^\s"'<>{}]+|mailto:[^\s"'<>{}]+|\{\{\s*\w+\s*\}\})$/;

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+="[^"<>]*")*)\s*\/?>/g;
const ATTRIBUTE = /([a-zA-Z-]+)="([^"<>]*)"/g;

/** What is wrong with the HTML of a template, as sentences. `isUrl` tells the variables of type `url`. */
export function htmlErrors(html: string, isUrl: (variable: string) => boolean): string[] {
  const errors: string[] = [];
  const open: string[] = [];
  for (const [, end, name = '', attributes = ''] of html.matchAll(TAG)) {
    const tag = name.toLowerCase();
    errors.push(...tagErrors(tag, attributes, isUrl));
    if (WITHOUT_END.includes(tag)) continue;
    if (!end) open.push(tag);
    else if (open.at(-1) === tag) open.pop();
    else errors.push(`</${tag}> ends nothing that is open.`);
  }
  if (/[<>]/.test(html.replace(TAG, ''))) {
    errors.push('Write tags as <p align="left">, and &lt; for a sign of its own.');
  }
  errors.push(...open.map((tag) => `<${tag}> does not end.`));
  return [...new Set(errors)];
}

function tagErrors(tag: string, text: string, isUrl: (variable: string) => boolean): string[] {
  const allowed = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined;
  if (!allowed) return [`<${tag}> is not allowed.`];
  return [...text.matchAll(ATTRIBUTE)].flatMap(([, name = '', value = '']) => {
    const attribute = name.toLowerCase();
    if (![...allowed, ...ANYWHERE].includes(attribute)) {
      return [`${attribute} is not allowed in <${tag}>.`];
    }
    return valueErrors(attribute, value, isUrl);
  });
}

function valueErrors(name: string, value: string, isUrl: (variable: string) => boolean): string[] {
  const variables = variablesIn(value);
  if (LINKS.includes(name)) {
    if (!ADDRESS.test(value)) return [`${name} is https://…, mailto:… or a variable alone.`];
    const wrong = variables.filter((variable) => !isUrl(variable));
    return wrong.map((variable) => `${name} takes a variable of type url: ${variable} is none.`);
  }
  if (name === 'style' && !STYLE.test(value)) return ['style holds what is not allowed.'];
  return variables.length > 0 && !['alt', 'title'].includes(name)
    ? [`${name} takes no variable.`]
    : [];
}
