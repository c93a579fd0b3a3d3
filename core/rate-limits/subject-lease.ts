import { windowStates, type WindowState } from './counter.ts';
import { UntoldCounts, type Counted, type HourlyCounts } from './hourly-counts.ts';
import { OwnRate } from './own-rate.ts';
import { planLease, type Known } from './plan-lease.ts';
import { CELL_MS, cellAt, hourOfCell, type Rate } from './rate.ts';
import {
  CountersUnaskedError,
  type LeaseAnswer,
  type RateCounters,
  type Subject,
} from './rate-counters.ts';

/** For how many seconds tokens are taken ahead: half a cell, in which they must be used. */
const AHEAD_SECONDS = 2.5;
/** What an environment that dies loses at most, of its limit and of what is metered; 6 requests in 100 write then. */
const LARGEST_LEASE = 20;
/** Of a counter that nobody wrote for longer the store may have removed the item. */
const KNOWN_MS = 3_500_000;
/** Each lost race means that others took tokens in that moment. */
const MOST_RACES = 5;

export type Take =
  | { readonly taken: true; readonly cell: number }
  | { readonly taken: false; readonly opensAtMs: number };

/** What one environment has of one subject's tokens. */
export class SubjectLease {
  readonly subject: Subject;
  readonly #counters: RateCounters;
  readonly #now: () => number;
  readonly #ownRate = new OwnRate();
  #known: Known | undefined;
  #knownAtMs = 0;
  /** How far the counter's clock is ahead of the environment's. */
  #aheadMs = 0;
  #tokens = 0;
  /** In which they may be used, and to which their uses belong. */
  #leaseCell = 0;
  readonly #untold = new UntoldCounts();
  #refilling: Promise<unknown> | undefined;

  constructor(subject: Subject, counters: RateCounters, now: () => number) {
    this.subject = subject;
    this.#counters = counters;
    this.#now = now;
  }

  /**
   * Takes one token, with a write where none is left; of a metered subject that is a use. Throws where the store
   * cannot be asked.
   */
  async take(rate: Rate): Promise<Take> {
    this.#ownRate.count(cellAt(this.#timeMs()));
    for (let races = 0; races < MOST_RACES;) {
      if (this.#takeLeased()) return { taken: true, cell: this.#leaseCell };
      if (this.#refilling) {
        await this.#refilling.catch(() => undefined);
        continue;
      }
      const opensAtMs = this.closedUntilMs(rate);
      if (opensAtMs !== null) return { taken: false, opensAtMs };
      if (await this.#refill(rate)) return { taken: true, cell: this.#leaseCell };
      races += 1;
    }
    return { taken: false, opensAtMs: this.#timeMs() + 1_000 };
  }

  /** When there is something to take again; null where there may be something now. Asks nobody. */
  closedUntilMs(rate: Rate): number | null {
    const timeMs = this.#timeMs();
    if (this.#tokens > 0 && this.#leaseCell === cellAt(timeMs)) return null;
    this.#forgetOld();
    const { counter } = this.#known ?? {};
    if (!counter || planLease(this.#known, this.#wanted(rate)) !== null) return null;
    const closed = windowStates(counter, rate, timeMs).filter(({ remaining }) => remaining === 0);
    return Math.max(timeMs + 1, ...closed.map(({ resetsAtMs }) => resetsAtMs));
  }

  /** A token that was taken for a request that is refused by another limit. */
  putBack(cell: number): void {
    if (cell === this.#leaseCell) this.#tokens += 1;
  }

  /** Of a request that is served without a token. */
  countUse(): void {
    this.#count('requests', cellAt(this.#timeMs()), 1);
  }

  /** Of a request that was served: told with the next write, and by none of its own. */
  countError(error: Exclude<Counted, 'requests'>): void {
    this.#count(error, cellAt(this.#timeMs()), 1);
  }

  /** Gives back what is not used and tells the uses, without taking anything. */
  async settle(rate: Rate): Promise<void> {
    const plan = planLease(this.#known, this.#wanted(rate));
    const { counter } = this.#known ?? {};
    if (!plan || !counter) return;
    this.#tokens = 0;
    this.#untold.take();
    this.#learn(await this.#counters.lease({ ...plan, amount: 0 }));
  }

  states(rate: Rate): readonly WindowState[] {
    const counter = this.#known?.counter;
    if (!counter) return [];
    const unused = this.#leaseCell === cellAt(this.#timeMs()) ? this.#tokens : 0;
    return windowStates({ ...counter, taken: counter.taken - unused }, rate, this.#timeMs());
  }

  /** The environment's clock, or the counter's where that is ahead: it only goes forward. */
  nowMs(): number {
    return this.#timeMs();
  }

  #takeLeased(): boolean {
    if (this.#tokens === 0 || this.#leaseCell !== cellAt(this.#timeMs())) return false;
    this.#tokens -= 1;
    if (this.#isMetered) this.countUse();
    return true;
  }

  /** Writes once; whether it got what it wanted, of which one token is the caller's. */
  async #refill(rate: Rate): Promise<boolean> {
    const wanted = this.#wanted(rate);
    const plan = planLease(this.#known, { ...wanted, uses: this.#withThisUse(wanted.cell) });
    if (!plan) return false;
    const unused = this.#tokens;
    // Both are the write's from here on: one that is in doubt is not repeated, so that no use is told twice.
    this.#tokens = 0;
    const told = this.#untold.take();
    const takeBack = () => {
      this.#tokens = unused;
      this.#untold.addAll(told);
    };
    const writing = this.#counters.lease(plan);
    this.#refilling = writing;
    try {
      const answer = await writing;
      this.#learn(answer);
      if (answer.granted) [this.#tokens, this.#leaseCell] = [plan.amount - 1, plan.cell];
      else if (!answer.isInDoubt) takeBack();
      // The use of who asks may be told already; he asks again.
      else if (this.#isMetered) this.#count('requests', plan.cell, -1);
      return answer.granted;
    } catch (error) {
      if (error instanceof CountersUnaskedError) takeBack();
      throw error;
    } finally {
      this.#refilling = undefined;
    }
  }

  /** The request that asks is told at once: of a tenant with few requests the last one would never be. */
  #withThisUse(cell: number): HourlyCounts {
    const uses = new UntoldCounts();
    uses.addAll(this.#untold.counts());
    if (this.#isMetered) uses.add('requests', hourOfCell(cell), 1);
    return uses.take();
  }

  get #isMetered(): boolean {
    return this.subject.meteredTenant !== undefined;
  }

  #wanted(rate: Rate) {
    const timeMs = this.#timeMs();
    const secondsLeft = (CELL_MS - (timeMs % CELL_MS)) / 1_000;
    const seconds = Math.min(AHEAD_SECONDS, secondsLeft);
    return {
      subject: this.subject,
      rate,
      cell: cellAt(timeMs),
      amount: Math.min(
        LARGEST_LEASE,
        Math.max(1, Math.round(this.#ownRate.within(seconds, timeMs, CELL_MS))),
      ),
      unused: { amount: this.#tokens, cell: this.#leaseCell },
      uses: this.#untold.counts(),
    };
  }

  #learn({ counter }: LeaseAnswer): void {
    this.#knownAtMs = this.#now();
    if (counter) {
      this.#aheadMs = Math.max(this.#aheadMs, counter.cell * CELL_MS - this.#now());
    }
    this.#known = { counter, seenIn: cellAt(this.#timeMs()) };
  }

  #forgetOld(): void {
    if (this.#now() - this.#knownAtMs > KNOWN_MS) this.#known = undefined;
  }

  #count(counted: Counted, cell: number, count: number): void {
    this.#untold.add(counted, hourOfCell(cell), count);
  }

  #timeMs(): number {
    return this.#now() + this.#aheadMs;
  }
}
