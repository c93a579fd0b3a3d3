import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { isId } from '../../../kit/id.ts';
import type { ApiEvent } from '../../edge/request-context.ts';

/** The tenant that the path names; null when it can name none. */
export function tenantIdOf({ pathParameters }: ApiEvent): TenantId | null {
  const tenantId = pathParameters?.tenantId ?? '';
  return isId('tnt', tenantId) ? tenantId : null;
}
