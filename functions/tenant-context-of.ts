import { placementSpecOf } from '../core/tenancy/placement-spec.ts';
import type { TenantContext } from '../core/tenancy/tenant-context.ts';
import { requestContextOf, type ApiEvent } from './request-context.ts';

/**
 * The tenant this request was verified for; the only maker of a `TenantContext` from a request.
 * Throws on a request without a tenant's identity: the edge lets none through.
 */
export function tenantContextOf(event: ApiEvent): TenantContext {
  const context = requestContextOf(event);
  if (context?.kind !== 'tenant') throw new Error('The request carries no tenant identity.');

  const { tenantId, userId, role, plan } = context;
  return { tenantId, userId, role, plan, ...placementSpecOf(context) } as TenantContext;
}
