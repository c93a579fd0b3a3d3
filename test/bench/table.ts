export type Cell = string | number;

export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** As a terminal shows it: numbers to the right, words to the left. */
export function toText({ title, columns, rows }: Table): string {
  const texts = [columns, ...rows.map((row) => row.map(toCellText))];
  const widths = columns.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  const isNumber = columns.map((_, at) => isNumeric(rows, at));
  const lines = texts.map((row) =>
    row
      .map((text, at) =>
        isNumber[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [title, head, rule, ...body].join('\n');
}

export function toMarkdown({ title, columns, rows }: Table): string {
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  const rule = columns.map((_, at) => (isNumeric(rows, at) ? '--:' : '---'));
  const body = rows.map((row) => line(row.map((cell) => escapeCell(toCellText(cell)))));
  return [`**${title}**`, '', line(columns.map(escapeCell)), line(rule), ...body].join('\n');
}

/** Whole numbers as they are, others to three digits: more is noise. */
export function toCellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Number.isInteger(cell)) return cell.toLocaleString('en');
  return Math.abs(cell) >= 100
    ? Math.round(cell).toLocaleString('en')
    : String(Number(cell.toPrecision(3)));
}

const isNumeric = (rows: Table['rows'], at: number): boolean =>
  rows.length > 0 && rows.every((row) => typeof row[at] === 'number' || row[at] === '');

const escapeCell = (text: string): string => text.replaceAll('|', '\\|');
