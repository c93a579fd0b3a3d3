/** How many reads a measurement may still make. */
export class ReadBudget {
  #left: number;
  #isExceeded = false;

  constructor(reads: number) {
    this.#left = reads;
  }

  /** Whether one more read may be made, which is then taken off. */
  take(): boolean {
    if (this.#left === 0) this.#isExceeded = true;
    else this.#left -= 1;
    return !this.#isExceeded;
  }

  /** Whether a read was wanted that could not be made. */
  get isExceeded(): boolean {
    return this.#isExceeded;
  }
}
