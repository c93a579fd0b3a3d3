/** How often one environment is asked for a subject: what it asked for in this cell of the clock and the last. */
export class OwnRate {
  #cell = 0;
  #inCell = 0;
  #before = 0;

  count(cell: number): void {
    this.#moveTo(cell);
    this.#inCell += 1;
  }

  /** What that many seconds will bring, if they are like the last ones. */
  within(seconds: number, timeMs: number, cellMs: number): number {
    this.#moveTo(Math.floor(timeMs / cellMs));
    const cellSeconds = cellMs / 1_000;
    const elapsed = (timeMs % cellMs) / 1_000 + (this.#before > 0 ? cellSeconds : 0);
    return ((this.#inCell + this.#before) / Math.max(1, elapsed)) * seconds;
  }

  #moveTo(cell: number): void {
    if (cell === this.#cell) return;
    this.#before = cell === this.#cell + 1 ? this.#inCell : 0;
    this.#inCell = 0;
    this.#cell = cell;
  }
}
