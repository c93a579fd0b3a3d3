/**
 * `leased`: this run may process the event. `processed`: an earlier one did. `in-progress`: another run holds
 * the lease; come back when it has ended.
 */
export type Claim = 'leased' | 'processed' | 'in-progress';

export type Lease = { readonly eventId: string; readonly now: Date; readonly until: Date };

/** Which events a consumer has processed. A lease that ended without `complete` is given again: its run died. */
export interface Consumptions {
  /** Atomic: of two runs with the same event one gets the lease. */
  claim(lease: Lease): Promise<Claim>;

  complete(eventId: string, now: Date): Promise<void>;
}
