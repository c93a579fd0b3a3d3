import type { TenantScope } from '../tenancy/tenant-context.ts';

/** One store of tenants' data, reached with the tenant's own session alone. */
export interface TenantStore {
  /** Makes the tenant's place in the store, and so proves that its session opens it. Again is harmless. */
  prepare(tenant: TenantScope): Promise<void>;

  /** Deletes all that the tenant has in the store; again is harmless. Throws on an outage. */
  clear(tenant: TenantScope): Promise<void>;
}
