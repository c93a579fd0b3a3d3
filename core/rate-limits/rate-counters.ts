import type { Counter } from './counter.ts';
import type { HourlyCounts } from './hourly-counts.ts';

/** What is limited: a tenant, a key, a tenant's class of routes, a source. */
export type Subject = {
  /** Such as `tnt_…`; unique among all subjects. */
  readonly id: string;
  /** The tenant whose uses are counted for billing with it. */
  readonly meteredTenant?: string;
};

/** One write: takes tokens ahead, gives back those of the last lease that were not used, tells the uses. */
export type LeaseRequest = {
  readonly subject: Subject;
  /** The writer's clock. */
  readonly cell: number;
  readonly amount: number;
  /**
   * Of what is taken, before this. Where nothing is known of the counter yet, one token is taken below the ceiling
   * that the last writer who knew it left there; `new` is a counter that does not exist.
   */
  readonly ceiling: number | 'as-left' | 'new';
  /** For those who know nothing of the counter. */
  readonly leftCeiling?: number;
  readonly givenBack: GivenBack;
  /** Requests and errors by hour, for metering. */
  readonly uses: HourlyCounts;
  readonly outdated: { readonly minute: readonly number[]; readonly hour: readonly number[] };
};

export type GivenBack = {
  readonly amount: number;
  /** Whether the lease was of an earlier cell of that window: its mark holds what is given back. */
  readonly isOfEarlier: { readonly minute: boolean; readonly hour: boolean };
};

export type LeaseAnswer = {
  readonly granted: boolean;
  /** The write was repeated without what it gives back and tells: the first one may have done that. */
  readonly isInDoubt?: boolean;
  /** As it is now; null where there is none. */
  readonly counter: Counter | null;
};

/** The counters were not asked, so that nothing was changed there. */
export class CountersUnaskedError extends Error {
  override readonly name = 'CountersUnaskedError';
}

export interface RateCounters {
  /**
   * Grants all that is asked for, or changes nothing: where the ceiling is exceeded, the counter's clock is
   * ahead of the writer's, or an hour that uses are told of is sealed. Throws where the store cannot tell;
   * then it may have been done.
   */
  lease(request: LeaseRequest): Promise<LeaseAnswer>;

  read(subject: Subject): Promise<Counter | null>;
}
