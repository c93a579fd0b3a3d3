import type { TenantId } from '../../tenancy/tenant-context.ts';

/**
 * Takes a tenant's access and gives it back, for one reason among others that it may be suspended for. Each call may
 * be repeated, and is in effect when it returns. For a tenant that is in no state for it (being provisioned, or
 * terminated) nothing happens. Throws on an outage.
 */
export interface TenantSuspender {
  suspend(tenantId: TenantId, reason: 'billing'): Promise<void>;
  /** Lifts this reason alone: suspended for another one, the tenant stays so. */
  resume(tenantId: TenantId, reason: 'billing'): Promise<void>;
}
