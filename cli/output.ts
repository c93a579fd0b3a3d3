import type { CommandFailure } from './command-failure.ts';
import type { Surroundings } from './surroundings.ts';

/** Where a command writes: data to stdout, everything for people's eyes only to stderr. */
export type Output = {
  readonly isJson: boolean;
  /** Whether people see what is written, so that it may be written over: each stream apart. */
  readonly isTerminal: { readonly stdout: boolean; readonly stderr: boolean };
  /** The command's result: `value` as JSON under --json, else the lines. */
  result(value: unknown, lines: readonly string[]): void;
  /** One of several results: under --json a line each, so that a program can read them as they come. */
  next(value: unknown, lines: readonly string[]): void;
  /** Progress and remarks; silent under --json. */
  remark(line: string): void;
  failure(failure: CommandFailure): void;
};

type Streams = Pick<Surroundings, 'stdout' | 'stderr'>;

export const outputTo = ({ stdout, stderr }: Streams, isJson: boolean): Output => {
  const write = (text: string) => void stdout.write(`${text}\n`);
  return {
    isJson,
    isTerminal: { stdout: stdout.isTTY ?? false, stderr: stderr.isTTY ?? false },
    result: (value, lines) => write(isJson ? JSON.stringify(value, null, 2) : lines.join('\n')),
    next: (value, lines) => write(isJson ? JSON.stringify(value) : lines.join('\n')),
    remark: (line) => {
      if (!isJson) stderr.write(`${line}\n`);
    },
    failure: (failure) => {
      const text = isJson ? JSON.stringify(failureJson(failure), null, 2) : failureLines(failure);
      stderr.write(`${text}\n`);
    },
  };
};

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

/** For people: `9.4 s`. */
export const seconds = (count: number): string => `${count.toFixed(1)} s`;

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Bytes for people: `1.5 MB`, by 1,024. */
export function bytes(count: number): string {
  const power = count < 1 ? 0 : Math.min(Math.floor(Math.log2(count) / 10), UNITS.length - 1);
  const amount = count / 1_024 ** power;
  return `${power === 0 ? amount : amount.toFixed(1)} ${UNITS[power] ?? 'B'}`;
}

/** `1 record`, `2 records` */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** An ISO time without its letters and fractions: `2026-11-23 17:02:11Z`. */
export const clock = (iso: string): string => iso.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
