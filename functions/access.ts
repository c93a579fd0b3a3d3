import { roleReaches } from '../core/tenancy/tenant-role.ts';
import type { RequestContext } from './request-context.ts';
import type { Access } from './routes.ts';

/** A route, as far as it tells who reaches what. */
export type Reached = { readonly access: Access; readonly key: string };

/** Whether this identity may make a request of that access; asked by the authorizer and again at the edge. */
export function mayAccess(access: Access, context: RequestContext | null): boolean {
  if (access === 'anyone') return true;
  if (context === null || context.kind === 'refused') return false;
  if (access === 'signed-in') return true;
  if (access === 'operator') return context.kind === 'operator';
  return context.kind === 'tenant' && roleReaches(context.role, access);
}

/** What only a role of the tenant may do touches its data, and all but a GET may change it. */
export const isTenantWrite = ({ access, key }: Reached): boolean =>
  access !== 'anyone' && access !== 'signed-in' && access !== 'operator' && !key.startsWith('GET');
