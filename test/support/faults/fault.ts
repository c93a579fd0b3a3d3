import type { Around } from '../guarded.ts';

/** What can befall a step or a phase; every one is tried at each call that writes. */
export const FAULTS = [
  'throws before',
  'throws after',
  'times out',
  'twice at once',
  'loses its answer',
  'throttled 5×',
  'stopped',
  'keeps failing',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Ports are told apart by their methods' names: what is none of these may write. */
const READS =
  /\.(find\w*|list\w*|claimed|last|answered|open|describe|look|count|rest|newest|beginning|decrypt|read\w*|awaits\w*|items|objects|partitions|pages|isCopy|tenantOf|invoice\w*)$/;
export const isWrite = (name: string): boolean => !READS.test(name);

export class InjectedError extends Error {
  override readonly name: string;

  constructor(name: string) {
    super('The fault matrix had it fail.');
    this.name = name;
  }
}

/** Where one run meets its fault: at the n-th call that writes, or answer, of a row. */
export type Aim = {
  readonly row: string;
  readonly fault: Fault;
  readonly nth: number;
  /** The other way in which it can happen: after the effect in place of before, or with the function ended. */
  readonly isOther?: boolean;
};

/** One run of a function, for one row. */
export type Invocation = {
  readonly row: string;
  readonly input: Readonly<Record<string, unknown>>;
  die: () => void;
  /** Until its call goes on, or for ever: only time can pass meanwhile. */
  isHeld: boolean;
};

/** What happens beside the function. */
export type Outside = {
  readonly sleep: (seconds: number) => Promise<void>;
  /** Ends every machine that runs. */
  readonly abort: () => void;
  /** Starts another machine that does the same. */
  readonly startTwin: (invocation: Invocation) => void;
};

/** Longer than another machine takes to come to the same step. */
const TWIN_SECONDS = 6;
const THROTTLES = 5;

/** Counts the calls of a row, and has one of them meet its fault. */
export class Injector {
  readonly #aim: Aim;
  readonly #outside: Outside;
  #calls = 0;
  #answers = 0;
  #hits = 0;
  /** The call that goes on failing. */
  #failing: string | undefined;
  #dead = new Set<Invocation>();

  constructor(aim: Aim, outside: Outside) {
    this.#aim = aim;
    this.#outside = outside;
  }

  get counted() {
    return { calls: this.#calls, answers: this.#answers };
  }

  get wasMet(): boolean {
    return this.#hits > 0;
  }

  /** From now on nothing fails any more. */
  lift(): void {
    this.#failing = undefined;
  }

  around(invocation: Invocation): Around {
    return (call, name) => {
      if (this.#dead.has(invocation)) return never();
      if (invocation.row !== this.#aim.row || !isWrite(name)) return call();
      this.#calls += 1;
      if (this.#failing === name) return this.#failAgain();
      return this.#isHere('loses its answer') ? call() : this.#meet(invocation, call, name);
    };
  }

  /** The function has done all, and the machine is not told. */
  answered({ row }: Invocation): void {
    if (row !== this.#aim.row) return;
    this.#answers += 1;
    if (this.#aim.fault !== 'loses its answer' || this.#answers !== this.#aim.nth) return;
    this.#hits += 1;
    throw new InjectedError('Lambda.Unknown');
  }

  #isHere(answerFault: Fault): boolean {
    return this.#aim.fault === answerFault || this.#calls !== this.#aim.nth;
  }

  #meet<T>(invocation: Invocation, call: () => Promise<T>, name: string): Promise<T> {
    this.#hits += 1;
    return this.#ways(invocation, call, name)[this.#aim.fault]();
  }

  #ways<T>(
    invocation: Invocation,
    call: () => Promise<T>,
    name: string,
  ): Readonly<Record<Fault, () => Promise<T>>> {
    const isOther = this.#aim.isOther ?? false;
    const failFor = (error: string) => () => {
      this.#failing = name;
      return Promise.reject(new InjectedError(error));
    };
    return {
      'throws before': () => Promise.reject(new InjectedError('ServiceException')),
      'throws after': async () => {
        await call();
        throw new InjectedError('TimeoutError');
      },
      'times out': async () => {
        if (isOther) await call();
        return this.#end(invocation);
      },
      'twice at once': async () => {
        this.#outside.startTwin(invocation);
        invocation.isHeld = true;
        await this.#outside.sleep(TWIN_SECONDS);
        invocation.isHeld = false;
        return call();
      },
      'loses its answer': call,
      'throttled 5×': failFor('ThrottlingException'),
      stopped: () => {
        this.#outside.abort();
        return isOther ? this.#end(invocation) : call();
      },
      'keeps failing': failFor('Outage'),
    };
  }

  #failAgain(): Promise<never> {
    this.#hits += 1;
    const isThrottle = this.#aim.fault === 'throttled 5×';
    if (isThrottle && this.#hits >= THROTTLES) this.lift();
    return Promise.reject(new InjectedError(isThrottle ? 'ThrottlingException' : 'Outage'));
  }

  #end(invocation: Invocation): Promise<never> {
    this.#dead.add(invocation);
    invocation.isHeld = true;
    invocation.die();
    return never();
  }
}

/** What an ended function still waits for never comes. */
const never = (): Promise<never> => new Promise(() => undefined);
