import type { TenantId } from '../tenancy/tenant-context.ts';

/** In which time zone a tenant's days and months are: `settings.timeZone`, else UTC. */
export interface TimeZones {
  of(tenantId: TenantId): Promise<string>;
}
