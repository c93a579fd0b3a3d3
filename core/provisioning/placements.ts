import type { Tenant } from '../tenants/tenant.ts';

/** Where each tenant was placed: the strategy, and the cell that keeps its data. */
export interface Placements {
  /** Records the placement; again is harmless. Throws on an outage. */
  record(tenant: Tenant): Promise<void>;

  /** Forgets it; of a tenant without one too. Throws on an outage. */
  forget(tenant: Tenant): Promise<void>;
}
