import type { Tenant } from '../tenants/tenant.ts';
import { placementSpecOf, type PlacementSpec } from './placement-spec.ts';
import type { TenantScope } from './tenant-context.ts';

/**
 * The tenant that an operator or the platform itself works on, from its record: an id finds the
 * record, and is not enough by itself.
 */
export const scopeForPlatform = (tenant: Tenant): TenantScope => scopeOf(tenant);

/** The tenant at another placement than its record tells, for a move between the two. */
export const scopeAt = (tenant: Tenant, spec: PlacementSpec): TenantScope =>
  ({ tenantId: tenant.id, ...spec }) as TenantScope;

const scopeOf = (tenant: Tenant): TenantScope => scopeAt(tenant, placementSpecOf(tenant));
