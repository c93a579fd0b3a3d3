const CHANGES_AT_ONCE = 100;
/** What one partition of a table takes in a second or two; a part is done again after a crash. */
const BYTES_AT_ONCE = 1024 ** 2;

/** Whether so many changes of items, or so many bytes, are enough for one write. */
export const isFullPart = (changes: number, bytes: number): boolean =>
  changes >= CHANGES_AT_ONCE || bytes >= BYTES_AT_ONCE;
