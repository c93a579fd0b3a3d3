import { permissionsOf, type Authenticated } from './principal.ts';
import type { Permission } from './roles.ts';

/** Whom a route admits: anyone, anyone who is signed in, these and API keys, or who has that permission. */
export type Access = 'anyone' | 'signed-in' | 'signed-in-or-key' | Permission;

/** Asked by the authorizer, and again at the edge. */
export function mayAccess(access: Access, principal: Authenticated | null): boolean {
  if (access === 'anyone') return true;
  if (principal === null) return false;
  // In a tenant's data an operator has the scopes alone: neither an account there, nor one of his own. A key has none.
  if (access === 'signed-in') return principal.kind === 'operator' || principal.kind === 'user';
  if (access === 'signed-in-or-key') return principal.kind !== 'support';
  return permissionsOf(principal).includes(access);
}
