type Cell = string | number;

/** As RFC 4180 has it: https://www.rfc-editor.org/rfc/rfc4180 */
export const csv = (rows: readonly (readonly Cell[])[]): string[] =>
  rows.map((row) => row.map((cell) => cellOf(String(cell))).join(','));

const cellOf = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
