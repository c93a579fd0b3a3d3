/** Each line with its end, as JSON Lines and text files have them. */
export const textOfLines = (lines: readonly string[]): string =>
  lines.map((line) => `${line}\n`).join('');
