import type { Tenant } from '../tenants/tenant.ts';
import { placementSpecOf, type PlacementSpec } from './placement-spec.ts';
import type { OperatorContext, TenantScope } from './tenant-context.ts';

/**
 * The tenant an operator works on, from the record that the control plane holds of it: the id that
 * the operator sent finds the record, and is not enough by itself.
 */
export const scopeForOperator = (_operator: OperatorContext, tenant: Tenant): TenantScope =>
  scopeOf(tenant);

/** The tenant that the platform itself works on (provisioning, schedules), from its record. */
export const scopeForPlatform = (tenant: Tenant): TenantScope => scopeOf(tenant);

/** The tenant at another placement than its record tells, for a move between the two. */
export const scopeAt = (tenant: Tenant, spec: PlacementSpec): TenantScope =>
  ({ tenantId: tenant.id, ...spec }) as TenantScope;

const scopeOf = (tenant: Tenant): TenantScope => scopeAt(tenant, placementSpecOf(tenant));
