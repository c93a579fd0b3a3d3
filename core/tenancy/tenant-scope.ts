import { placementSpecOf, type PlacementSpec } from './placement-spec.ts';
import type { TenantId, TenantScope } from './tenant-context.ts';

/** What is recorded of a tenant, as far as its scope is made of it. */
export type PlacedTenant = PlacementSpec & { readonly id: TenantId };

/**
 * The tenant that an operator or the platform itself works on, from its record: an id finds the
 * record, and is not enough by itself.
 */
export const scopeForPlatform = (tenant: PlacedTenant): TenantScope => scopeOf(tenant);

/** The tenant at another placement than its record tells, for a move between the two. */
export const scopeAt = ({ id }: { readonly id: TenantId }, spec: PlacementSpec): TenantScope =>
  ({ tenantId: id, ...spec }) as TenantScope;

const scopeOf = (tenant: PlacedTenant): TenantScope => scopeAt(tenant, placementSpecOf(tenant));
