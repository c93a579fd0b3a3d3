import { placementSpecOf } from '../../core/tenancy/placement-spec.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';
import { principalOf, type ApiEvent } from './request-context.ts';

/**
 * The tenant this request was verified for; the only maker of a `TenantContext` from a request.
 * Throws on a request without a tenant's identity: the edge lets none through.
 */
export function tenantContextOf(event: ApiEvent): TenantContext {
  const principal = principalOf(event);
  if (principal.kind !== 'user') throw new Error('The request carries no tenant identity.');

  const { kind, id, tenantId, request } = principal;
  const changedBy = { kind, id, requestId: request.id };
  return { tenantId, ...placementSpecOf(principal), changedBy } as TenantContext;
}
