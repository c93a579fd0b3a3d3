import { roleReaches } from '../core/tenancy/tenant-role.ts';
import type { RequestContext } from './request-context.ts';
import type { Access } from './routes.ts';

/** Whether this identity may make a request of that access; asked by the authorizer and again at the edge. */
export function mayAccess(access: Access, context: RequestContext | null): boolean {
  if (access === 'anyone') return true;
  if (context === null || context.kind === 'refused') return false;
  if (access === 'signed-in') return true;
  if (access === 'operator') return context.kind === 'operator';
  return context.kind === 'tenant' && roleReaches(context.role, access);
}
