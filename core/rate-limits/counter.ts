import { CELL_MS, cellIn, clockCellOf, WINDOWS, type Rate, type Window } from './rate.ts';

/** By the number of a cell: what was taken before it began. A cell in which nothing was taken has none. */
export type Marks = ReadonlyMap<number, number>;

/** One subject's counter as the store last showed it. */
export type Counter = {
  /** The cell of its last write: its clock, which only goes forward. */
  readonly cell: number;
  /** All that was ever leased, less what was given back. */
  readonly taken: number;
  readonly marks: Readonly<Record<Window['name'], Marks>>;
  /** The last hour whose uses are sealed. */
  readonly sealedHour?: number;
};

/** What was taken before a window began. */
export type Base = {
  readonly taken: number;
  /** The mark that says so; none where nothing was taken within the window. */
  readonly mark?: number;
};

/**
 * The window that ends in a cell begins with the cell before its whole ones: of both cells that it covers in
 * part all is counted, so that no window of its length, wherever it begins, ever has more than its limit.
 */
const firstCellOf = (window: Window, clockCell: number): number =>
  cellIn(window, clockCell) - window.cells;

export function baseOf(counter: Counter, window: Window, clockCell: number): Base {
  const first = firstCellOf(window, clockCell);
  const marks = counter.marks[window.name];
  const mark = [...marks.keys()].filter((cell) => cell >= first).sort((a, b) => a - b)[0];
  return mark === undefined
    ? { taken: counter.taken }
    : { taken: marks.get(mark) ?? counter.taken, mark };
}

/** Of a rate without limits, whose requests are counted all the same. */
export const NO_CEILING = Number.MAX_SAFE_INTEGER;

/** How much may be taken at most for the rate to hold, as a value of `taken`. */
export const ceilingOf = (counter: Counter, rate: Rate, clockCell: number): number =>
  Math.min(
    NO_CEILING,
    ...WINDOWS.map((window) => {
      const limit = window.limitOf(rate);
      return limit === undefined ? NO_CEILING : baseOf(counter, window, clockCell).taken + limit;
    }),
  );

/** The marks that no window needs any more; the one before a window tells whether its base may still change. */
export const outdatedMarks = (counter: Counter, window: Window, clockCell: number): number[] =>
  [...counter.marks[window.name].keys()].filter(
    (cell) => cell < firstCellOf(window, clockCell) - 1,
  );

/** What one window of a counter has left, and when it will have more. */
export type WindowState = {
  readonly window: Window;
  readonly limit: number;
  readonly remaining: number;
  /** When the oldest of what counts leaves the window or, where nothing remains, when one is admitted again. */
  readonly resetsAtMs: number;
};

export const windowStates = (counter: Counter, rate: Rate, timeMs: number): WindowState[] =>
  WINDOWS.flatMap((window) => {
    const limit = window.limitOf(rate);
    if (limit === undefined) return [];
    const clockCell = Math.floor(timeMs / CELL_MS);
    const { taken } = baseOf(counter, window, clockCell);
    const remaining = Math.max(0, limit - (counter.taken - taken));
    const needed = remaining === 0 ? counter.taken + 1 - limit : taken + 1;
    return [
      {
        window,
        limit,
        remaining,
        resetsAtMs: limit === 0 ? Infinity : opensAt(counter, window, { clockCell, needed }),
      },
    ];
  });

/** When the window's base is that high; now, where nothing is counted. */
function opensAt(
  counter: Counter,
  window: Window,
  { clockCell, needed }: { readonly clockCell: number; readonly needed: number },
): number {
  const first = firstCellOf(window, clockCell);
  const inside = [...counter.marks[window.name]]
    .filter(([cell]) => cell >= first)
    .sort(([a], [b]) => a - b);
  const enough = inside.findIndex(([, taken]) => taken >= needed);
  // The window must leave the mark before the one that is enough or, where none is, all of them.
  const left = inside.at(enough === -1 ? -1 : enough - 1);
  if (!left || enough === 0) return clockCell * CELL_MS;
  return clockCellOf(window, left[0] + window.cells + 1) * CELL_MS;
}

/** The same of a counter that may not exist yet, by a clock that may be behind it. */
export const remainingOf = (counter: Counter | null, rate: Rate, nowMs: number): WindowState[] => {
  const known = counter ?? { cell: 0, taken: 0, marks: { minute: new Map(), hour: new Map() } };
  return windowStates(known, rate, Math.max(nowMs, known.cell * CELL_MS));
};
