/** What stands in the lines of a text field. */
export const linesIn = (text = ''): string[] =>
  text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A time that was chosen by the reader's clock; undefined where none was. */
export const momentOf = (text = ''): string | undefined =>
  text === '' ? undefined : new Date(text).toISOString();
