/**
 * The language of templates: `{{name}}` stands for a variable, and nothing else is special. No expression, no
 * condition and no partial: whoever writes a template can reach what the notification gives, and nothing beside it.
 */
const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9_]{0,63})\s*\}\}/g;
const BRACES = /\{\{|\}\}/;

export const VARIABLE_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

export const variablesIn = (template: string): string[] => [
  ...new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name)),
];

/** Whether braces are left that are no variable, such as `{{#each}}` or one that does not end. */
export const hasStrayBraces = (template: string): boolean =>
  BRACES.test(template.replace(PLACEHOLDER, ''));

/** What stands for a variable is never read as a template again. A variable without a value is empty. */
export const fill = (
  template: string,
  valueOf: (name: string) => string | number | boolean | undefined,
  escape: (text: string) => string = (text) => text,
): string =>
  template.replace(PLACEHOLDER, (_, name: string) => escape(String(valueOf(name) ?? '')));
