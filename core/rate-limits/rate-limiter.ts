import type { WindowState } from './counter.ts';
import { errorOf } from './hourly-counts.ts';
import { SubjectLease } from './subject-lease.ts';
import type { Rate } from './rate.ts';
import { CountersUnaskedError, type RateCounters, type Subject } from './rate-counters.ts';

/** One of the limits that a request must keep. */
export type Claim = {
  /** As clients read it: `tenant`, `key`, `source` or a class of routes. */
  readonly name: string;
  readonly subject: Subject;
  readonly rate: Rate;
};

export type LimitState = WindowState & { readonly name: string; readonly resetsInSeconds: number };

export type Decision =
  | { readonly kind: 'Admitted'; readonly states: readonly LimitState[] }
  | {
      readonly kind: 'RateLimitExceeded';
      readonly states: readonly LimitState[];
      /** The window that is full and opens last. */
      readonly exceeded: LimitState;
      readonly retryAfterSeconds: number;
    }
  | { readonly kind: 'CountersUnavailable'; readonly error: unknown };

/** More subjects than one environment sees within a lease's life; the oldest ones are forgotten first. */
const MOST_SUBJECTS = 2_000;
/** After a failure nobody waits for the store for so long. */
const OUTAGE_MS = 5_000;

/** Admits requests by all their limits or by none, of tokens that this environment leases from the counters. */
export class RateLimiter {
  readonly #counters: RateCounters;
  readonly #now: () => number;
  readonly #leases = new Map<string, SubjectLease>();
  #outageUntilMs = 0;
  #outage: unknown;

  constructor(counters: RateCounters, now: () => number = Date.now) {
    this.#counters = this.#watched(counters);
    this.#now = now;
  }

  /** The metered claim comes last: what it grants is a request that is served, and counted as one. */
  async admit(claims: readonly Claim[]): Promise<Decision> {
    const pairs = claims.map((claim) => ({ claim, lease: this.#leaseOf(claim.subject) }));
    for (const { claim, lease } of pairs) {
      const opensAtMs = lease.closedUntilMs(claim.rate);
      if (opensAtMs !== null) return exceeded(pairs, { claim, lease, opensAtMs });
    }
    const taken: { lease: SubjectLease; cell: number; rate: Rate }[] = [];
    try {
      for (const { claim, lease } of pairs) {
        const take = await lease.take(claim.rate);
        if (!take.taken) {
          await this.#putBack(taken);
          return exceeded(pairs, { claim, lease, opensAtMs: take.opensAtMs });
        }
        taken.push({ lease, cell: take.cell, rate: claim.rate });
      }
    } catch (error) {
      for (const { lease, cell } of taken) lease.putBack(cell);
      return { kind: 'CountersUnavailable', error };
    }
    return { kind: 'Admitted', states: pairs.flatMap(statesOf) };
  }

  /** A request that is served while its limits cannot be asked for is used all the same. */
  countUnasked(claims: readonly Claim[]): void {
    for (const lease of this.#metered(claims)) lease.countUse();
  }

  /** How a request was answered that these limits admitted, or that is used all the same. */
  countAnswer(claims: readonly Claim[], status: number): void {
    const error = errorOf(status);
    if (error === null) return;
    for (const lease of this.#metered(claims)) lease.countError(error);
  }

  #metered(claims: readonly Claim[]): SubjectLease[] {
    return claims
      .filter(({ subject }) => subject.meteredTenant !== undefined)
      .map(({ subject }) => this.#leaseOf(subject));
  }

  /** What a refused request has taken of other limits, given back at once: others may be waiting for it. */
  async #putBack(taken: readonly { lease: SubjectLease; cell: number; rate: Rate }[]) {
    for (const { lease, cell, rate } of taken) {
      lease.putBack(cell);
      // Only a loss of some tokens for one window, should it fail.
      await lease.settle(rate).catch(() => undefined);
    }
  }

  #leaseOf(subject: Subject): SubjectLease {
    const known = this.#leases.get(subject.id);
    const lease = known ?? new SubjectLease(subject, this.#counters, this.#now);
    this.#leases.delete(subject.id);
    this.#leases.set(subject.id, lease);
    const [oldest] = this.#leases.keys();
    if (this.#leases.size > MOST_SUBJECTS && oldest !== undefined) this.#leases.delete(oldest);
    return lease;
  }

  #watched(counters: RateCounters): RateCounters {
    return {
      read: (subject) => counters.read(subject),
      lease: async (request) => {
        if (this.#now() < this.#outageUntilMs) {
          throw new CountersUnaskedError('They failed a moment ago.', { cause: this.#outage });
        }
        try {
          return await counters.lease(request);
        } catch (error) {
          this.#outage = error;
          this.#outageUntilMs = this.#now() + OUTAGE_MS;
          throw error;
        }
      },
    };
  }
}

type Pair = { readonly claim: Claim; readonly lease: SubjectLease };

function statesOf({ claim: { name, rate }, lease }: Pair): LimitState[] {
  const nowMs = lease.nowMs();
  return lease.states(rate).map((state) => ({
    ...state,
    name,
    resetsInSeconds: Math.max(1, Math.ceil((state.resetsAtMs - nowMs) / 1_000)),
  }));
}

function exceeded(
  pairs: readonly Pair[],
  refused: Pair & { readonly opensAtMs: number },
): Decision {
  const states = pairs.flatMap(statesOf);
  const own = statesOf(refused);
  const full = own.filter(({ remaining }) => remaining === 0);
  const [last] = (full.length > 0 ? full : own).toSorted((a, b) => b.resetsAtMs - a.resetsAtMs);
  if (!last) throw new Error(`Nothing is known of ${refused.claim.name}, which refuses.`);
  const waitMs = refused.opensAtMs - refused.lease.nowMs();
  return {
    kind: 'RateLimitExceeded',
    states,
    exceeded: last,
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
  };
}
