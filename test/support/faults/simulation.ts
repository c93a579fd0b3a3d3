export type Clock = { readonly time: Date; pass(seconds: number): void };

type Timer = { readonly at: number; readonly wake: () => void };

/**
 * Time that passes only while everyone sleeps: what runs at once takes its turns in the same order each
 * time, and an hour takes no longer than what is done in it.
 */
export class Simulation {
  readonly #clock: Clock;
  readonly #isAtWork: () => boolean;
  #timers: readonly Timer[] = [];

  /** What is at work outside the simulation, as compression is, takes none of its time. */
  constructor(clock: Clock, isAtWork: () => boolean) {
    this.#clock = clock;
    this.#isAtWork = isAtWork;
  }

  get now(): number {
    return this.#clock.time.getTime();
  }

  sleep(seconds: number): Promise<void> {
    return new Promise((wake) => {
      const timer = { at: this.now + seconds * 1_000, wake };
      this.#timers = [...this.#timers, timer].sort((one, other) => one.at - other.at);
    });
  }

  /** Lets time pass until it is over, or so many seconds have; tells whether it is over. */
  async run(isOver: () => boolean, limitSeconds: number): Promise<boolean> {
    const end = this.now + limitSeconds * 1_000;
    for (;;) {
      // All that can go on without time has done so before the next timer.
      do await new Promise((resolve) => setImmediate(resolve));
      while (this.#isAtWork());
      if (isOver()) return true;
      const [next, ...others] = this.#timers;
      if (!next || next.at > end) return false;
      this.#timers = others;
      this.#clock.pass((next.at - this.now) / 1_000);
      next.wake();
    }
  }
}

export class SimulatedClock implements Clock {
  time: Date;

  constructor(start: string) {
    this.time = new Date(start);
  }

  pass(seconds: number): void {
    this.time = new Date(this.time.getTime() + seconds * 1_000);
  }
}
