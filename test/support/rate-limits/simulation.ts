import { RateLimiter, type Claim, type Decision } from '../../../core/rate-limits/rate-limiter.ts';
import type { RateCounters } from '../../../core/rate-limits/rate-counters.ts';
import { FakeRateCounters } from '../../fakes/fake-rate-counters.ts';

/** A request that reaches one environment, or the end of that environment. */
export type Happening = {
  readonly atMs: number;
  readonly environment: number;
  readonly claims?: readonly Claim[];
  readonly kill?: true;
};

export type Outcome = Happening & { readonly decision: Decision };

/** Environments with clocks of their own before one store, and a clock that the caller moves. */
export class Simulation {
  readonly counters: FakeRateCounters;
  readonly #store: RateCounters;
  readonly #skewsMs: readonly number[];
  readonly #environments = new Map<number, RateLimiter>();
  nowMs = 0;

  constructor(skewsMs: readonly number[] = [], counters = new FakeRateCounters()) {
    this.counters = counters;
    this.#store = counters;
    this.#skewsMs = skewsMs;
  }

  async run(happenings: readonly Happening[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const happening of happenings.toSorted((a, b) => a.atMs - b.atMs)) {
      this.nowMs = happening.atMs;
      if (happening.kill) this.#environments.delete(happening.environment);
      if (!happening.claims) continue;
      const decision = await this.environment(happening.environment).admit(happening.claims);
      outcomes.push({ ...happening, decision });
    }
    return outcomes;
  }

  environment(number: number): RateLimiter {
    const skewMs = this.#skewsMs[number] ?? 0;
    const limiter =
      this.#environments.get(number) ?? new RateLimiter(this.#store, () => this.nowMs + skewMs);
    this.#environments.set(number, limiter);
    return limiter;
  }
}

export const admittedAt = (outcomes: readonly Outcome[], subjectId?: string): number[] =>
  outcomes
    .filter(({ decision }) => decision.kind === 'Admitted')
    .filter(({ claims }) => !subjectId || claims?.some(({ subject }) => subject.id === subjectId))
    .map(({ atMs }) => atMs);

/** The most that any window of that length holds. */
export function mostWithin(times: readonly number[], windowMs: number): number {
  let first = 0;
  return times.reduce((most, time, last) => {
    while ((times[first] ?? time) <= time - windowMs) first += 1;
    return Math.max(most, last - first + 1);
  }, 0);
}
