import type { PoolRegistration } from '../identity/pool-registration.ts';
import type { Member } from '../members/member.ts';

/** What binds tenants' pools to their tenants, as the provisioning writes it. */
export interface PoolRegistrations {
  /** Binds the pool and makes its owner a member; again is harmless. Throws on an outage. */
  record(registration: PoolRegistration, owner: Member): Promise<void>;

  /** Unbinds the pool, so that no token of it is worth anything, and forgets its members. Throws on an outage. */
  forget(userPoolId: string): Promise<void>;
}
