/** Lets so many tasks run at once; the others wait for their turn, in the order in which they came. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** May be awaited late, even where the task fails early. */
  begin<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#inTurn(task);
    result.catch(() => undefined);
    return result;
  }

  async #inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free -= 1;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
