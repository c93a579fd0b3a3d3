import type { ApiKeyPrincipal, Support, User } from '../../core/access/principal.ts';
import { actorOf } from '../../core/events/domain-event.ts';
import { placementSpecOf } from '../../core/tenancy/placement-spec.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';

/** The tenant that a principal belongs to, or was let into to read; the only maker of a `TenantContext` from a request. */
export function tenantContextOf(principal: User | Support | ApiKeyPrincipal): TenantContext {
  const { kind, tenantId, request } = principal;
  const changedBy = { ...actorOf(principal), requestId: request.id };
  const access = kind === 'support' && { access: 'read' };
  return { tenantId, ...placementSpecOf(principal), ...access, changedBy } as TenantContext;
}
