import pLimit, { type LimitFunction } from 'p-limit';

/** Lets so many tasks run at once; the others wait for their turn, in the order in which they came. */
export class Turns {
  readonly #limit: LimitFunction;

  constructor(atOnce: number) {
    this.#limit = pLimit(atOnce);
  }

  /** May be awaited late, even where the task fails early. */
  begin<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#limit(task);
    result.catch(() => undefined);
    return result;
  }
}
