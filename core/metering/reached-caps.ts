import type { TenantId } from '../tenancy/tenant-context.ts';

/** A meter of which a tenant takes no more until then. */
export type ReachedCap = { readonly meter: string; readonly until: Date };

/** The hard caps that tenants have reached, as billing says. */
export interface ReachedCaps {
  of(tenantId: TenantId): Promise<readonly ReachedCap[]>;
  /** In place of those from before. */
  replace(tenantId: TenantId, caps: readonly ReachedCap[]): Promise<void>;
}
