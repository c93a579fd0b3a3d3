import type { PoolRegistration } from '../identity/pool-registration.ts';
import type { CounterCorrected } from './invariant-events.ts';
import type { Counted } from './invariant-problem.ts';

/** What the control table says of the platform as a whole, and of a pool. Everything throws on an outage. */
export interface PlatformCounters {
  /** Of the tenants that count towards `max_tenants`. */
  tenants(): Promise<number>;

  registration(userPoolId: string): Promise<PoolRegistration | null>;

  /** The seats as they are counted on, and as members and open invitations take them. */
  seats(userPoolId: string): Promise<Counted>;

  /** Writes what was counted, with its event, while the counter is as it was known; false where it has gone on. */
  correctTenants(counted: Counted, event: CounterCorrected): Promise<boolean>;
  correctSeats(userPoolId: string, counted: Counted, event: CounterCorrected): Promise<boolean>;
}
