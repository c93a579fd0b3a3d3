import type { User } from '../../core/access/principal.ts';
import { placementSpecOf } from '../../core/tenancy/placement-spec.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';

/** The tenant that a principal belongs to; the only maker of a `TenantContext` from a request. */
export function tenantContextOf(principal: User): TenantContext {
  const { kind, id, tenantId, request } = principal;
  const changedBy = { kind, id, requestId: request.id };
  return { tenantId, ...placementSpecOf(principal), changedBy } as TenantContext;
}
