/** How many requests are admitted; a window without a number is not limited. */
export type Rate = { readonly perMinute?: number; readonly perHour?: number };

/** A sliding window, made of cells that are counted as a whole. */
export type Window = {
  readonly name: 'minute' | 'hour';
  readonly seconds: number;
  readonly cells: number;
  readonly limitOf: (rate: Rate) => number | undefined;
};

export const MINUTE: Window = {
  name: 'minute',
  seconds: 60,
  cells: 12,
  limitOf: ({ perMinute }) => perMinute,
};
export const HOUR: Window = {
  name: 'hour',
  seconds: 3_600,
  cells: 60,
  limitOf: ({ perHour }) => perHour,
};
export const WINDOWS = [MINUTE, HOUR] as const;

/** Of the shortest window: the clock of every counter moves by it, and no lease outlives it. */
export const CELL_SECONDS = 5;
export const CELL_MS = CELL_SECONDS * 1_000;
const SECONDS_AN_HOUR = 3_600;

export const cellAt = (timeMs: number): number => Math.floor(timeMs / CELL_MS);
export const hourOfCell = (cell: number): number =>
  Math.floor((cell * CELL_SECONDS) / SECONDS_AN_HOUR);

/** The cell of that window in which the cell of the clock lies. */
export const cellIn = ({ seconds, cells }: Window, clockCell: number): number =>
  Math.floor((clockCell * CELL_SECONDS) / (seconds / cells));

/** The first clock cell of a cell of that window. */
export const clockCellOf = ({ seconds, cells }: Window, cell: number): number =>
  (cell * (seconds / cells)) / CELL_SECONDS;
