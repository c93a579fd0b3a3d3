import type { CommandFailure } from './command-failure.ts';

/** Where a command writes: data to stdout, everything for people's eyes only to stderr. */
export type Output = {
  readonly isJson: boolean;
  readonly isTerminal: boolean;
  /** The command's result: `value` as JSON under --json, else the lines. */
  result(value: unknown, lines: readonly string[]): void;
  /** Progress and remarks; silent under --json. */
  remark(line: string): void;
  failure(failure: CommandFailure): void;
};

export const outputTo = (isJson: boolean): Output => ({
  isJson,
  isTerminal: process.stderr.isTTY,
  result: (value, lines) => {
    const text = isJson ? JSON.stringify(value, null, 2) : lines.join('\n');
    process.stdout.write(`${text}\n`);
  },
  remark: (line) => {
    if (!isJson) process.stderr.write(`${line}\n`);
  },
  failure: (failure) => {
    const text = isJson ? JSON.stringify(failureJson(failure), null, 2) : failureLines(failure);
    process.stderr.write(`${text}\n`);
  },
});

const failureJson = ({ message, details, hint, exitCode, problem }: CommandFailure) => ({
  error: { message, details, hint, exitCode, problem },
});

const failureLines = ({ message, details, hint }: CommandFailure) =>
  [message, ...details.map((line) => `  ${line}`), ...(hint ? [hint] : [])].join('\n');

/** Columns as wide as their widest cell; the last one as it comes. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Bytes for people: `1.5 MB`, by 1,024. */
export function bytes(count: number): string {
  const power = count < 1 ? 0 : Math.min(Math.floor(Math.log2(count) / 10), UNITS.length - 1);
  const amount = count / 1_024 ** power;
  return `${power === 0 ? amount : amount.toFixed(1)} ${UNITS[power] ?? 'B'}`;
}
