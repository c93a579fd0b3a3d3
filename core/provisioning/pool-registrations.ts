import type { PoolRegistration } from '../identity/pool-registration.ts';

/** What binds tenants' pools to their tenants, as the provisioning writes it. */
export interface PoolRegistrations {
  /** Binds the pool; again is harmless. Throws on an outage. */
  record(registration: PoolRegistration): Promise<void>;

  /** Unbinds the pool: no token of it is worth anything from then on. Throws on an outage. */
  forget(userPoolId: string): Promise<void>;
}
